import type { SimulationPart } from '#shared/simulate/results/part';
import type { SimulationReport } from '#shared/simulate/results/report';
import { percent, whole } from './numbers-text';
import { pathsText } from './simulate-asked';
import { costText } from './simulate-costs';
import { auditText } from './simulate-audit';

/** How learners were run. */
export function countsText({ runs }: SimulationPart): string {
  return `Runs: ${whole(runs.sets)} from precomputed sets, ${whole(runs.searched)} by a search each, ${whole(runs.singly)} step by step.`;
}

/** What a simulation found, for people. */
export function reportText({ learners, minutes, saved, totals, byRole, byGroup, pathsHash, modelled, paths, audit, cost }: SimulationReport): string {
  return [
    `${whole(learners)} learners, ${whole(totals.minutes)} minutes in all: half need at most ${whole(minutes.p50)}, nine in ten ${whole(minutes.p90)} (${whole(minutes.min)} to ${whole(minutes.max)}).`,
    `Saved against the same path for everybody: ${whole(saved.minutes)} minutes (${percent(saved.share)}). Waived ${whole(totals.waived)} of ${whole(totals.steps)} steps, inserted ${whole(totals.inserted)}, ${whole(totals.escalated)} learners await a person.`,
    ...Object.entries(byRole).map(([role, figures]) => `  ${role}: ${whole(figures.learners)} learners, ${whole(figures.minutes / Math.max(1, figures.learners))} minutes each, saved ${percent(figures.saved.share)}; core ${figures.coreDivergence === 0 ? 'equal for all' : `differs for ${percent(figures.coreDivergence)}`}`),
    ...Object.entries(byGroup).map(([name, { values, hidden, fourFifths }]) => `  ${name}: ${Object.keys(values).length} values shown, ${hidden.values} hidden (${hidden.learners} learners); ${fourFifths.smallestRatio === null ? 'too few to compare' : `smallest ratio ${fourFifths.smallestRatio.toFixed(3)} (${fourFifths.holds ? 'four fifths hold' : 'under four fifths'})`}`),
    ...(modelled ? [`Modelled: ${percent(modelled.stopped.share)} give up; ${modelled.weeks.p50} weeks for half, ${modelled.weeks.p90} for nine in ten.`, ...modelled.rates.map(({ title, share, low, high }) => `  ${title}: ${share === null ? 'nobody tried' : `${percent(share)} pass at first (${percent(low)} to ${percent(high)})`}`), ...modelled.sessions.map(({ id, seats, waited, learners, weeks }) => `  ${id}, ${seats} seats: ${whole(waited)} of ${whole(learners)} learners wait, half of all at most ${weeks.p50} weeks, the longest ${weeks.max}`), ...modelled.assumptions.map(({ name, value, basis, source }) => `  ${basis} ${name} = ${value}${source === '' ? '' : ` (${source})`}`)] : []),
    ...pathsText(paths),
    ...(audit ? [auditText(audit)] : []),
    ...(cost ? costText(cost) : []),
    `Paths: ${pathsHash}`,
  ].join('\n');
}
