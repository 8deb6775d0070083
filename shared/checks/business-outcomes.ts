import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import type { TrellisDocument } from '../document/trellis-document';
import type { BusinessOutcome, Competency } from '../model/competency';
import { correlationInterval } from '../simulate/statistics/correlation';
import type { Check } from './check';

/** The chain from modules over a competency to figures of the business: measured links that nobody can check, links that chance explains, and modules on it whose objectives say no measure. */
export const businessOutcomes: Check = {
  codes: ['TRL-C006', 'TRL-C007', 'TRL-C008'],
  reads: { competency: 'all', module: ['competencies', 'place'], objective: 'all' },
  run: (document) => [...document.tables.competency.values()].filter(({ outcomes }) => outcomes.length > 0).sort((a, b) => a.place - b.place || compareCodeUnits(a.id, b.id)).flatMap((competency) => [
    ...competency.outcomes.flatMap((outcome) => ofOutcome(competency, outcome)),
    ...unmeasured(document, competency),
  ]),
};

function ofOutcome({ id, title }: Competency, outcome: BusinessOutcome): readonly Finding[] {
  const { correlation, people, basis, source } = outcome;
  const missing = [correlation !== null && people === null ? 'how many people it was measured on' : '', source.trim() === '' ? 'where' : ''].filter(Boolean);
  if (basis === 'measured' && missing.length > 0) return [{ code: 'TRL-C006', severity: 'warning', records: [id], message: `“${outcome.title}” of “${title}” is called measured, but does not say ${missing.join(' and ')}. Say it, or call it an assumption.` }];
  const interval = correlation === null || people === null ? null : correlationInterval(correlation, people);
  if (!interval || interval.low > 0 || interval.high < 0) return [];
  return [{ code: 'TRL-C007', severity: 'info', records: [id], message: `r = ${correlation} of ${people} people says nothing about “${outcome.title}” and “${title}”: its 95 % interval, ${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}, has 0 in it. Measure more people, or do not lean on it.` }];
}

function unmeasured({ tables }: TrellisDocument, { id, title, outcomes }: Competency): readonly Finding[] {
  const measured = new Set([...tables.objective.values()].filter(({ criterion }) => criterion !== null).map(({ module }) => module));
  const bare = [...tables.module.values()].filter((module) => module.competencies.includes(id) && !measured.has(module.id)).sort((a, b) => a.place - b.place || compareCodeUnits(a.id, b.id));
  return bare.map((module) => ({ code: 'TRL-C008', severity: 'info', records: [module.id, id], message: `“${module.title}” is to move ${outcomes.map((outcome) => `“${outcome.title}”`).join(', ')} by way of “${title}”, but none of its objectives has a criterion (score, time or observation). Say how it is seen that they are met.` }));
}
