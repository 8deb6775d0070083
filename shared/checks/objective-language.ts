import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import type { Objective } from '../model/objective';
import { titleOf, type Check } from './check';

/** What nobody can observe (Mager, "Preparing Instructional Objectives", 1962). */
const vague = /^(?:(?:to|be able to|can|learners? (?:will|can)|you (?:will|can)|the learner (?:will|can)) )*(understand|know|learn|appreciate|be aware|be familiar|grasp|believe|realise|realize|enjoy|have knowledge)\b/i;
const mostWords = 30;

/** Objectives that cannot be observed, ask two things at once, or are too long; can-do outcomes that their module cannot show. */
export const objectiveLanguage: Check = {
  codes: ['TRL-O001', 'TRL-O002', 'TRL-O003', 'TRL-O004'],
  reads: { objective: 'all', module: ['evidenceKind'] },
  run: (document) => {
    const sorted = [...document.tables.objective.values()].sort((a, b) => compareCodeUnits(a.module, b.module) || a.place - b.place || compareCodeUnits(a.id, b.id));
    return sorted.flatMap((objective) => {
      const module = document.tables.module.get(objective.module);
      const kind = module?.evidenceKind ?? null;
      const findings = ofText(objective, titleOf(document, objective.module));
      if (objective.outcome !== 'do' || (kind !== 'recall' && kind !== 'self-report')) return findings;
      return [...findings, { code: 'TRL-O004', severity: 'warning' as const, records: [objective.module, objective.id], message: `“${module?.title ?? ''}” asks for doing (“${short(objective.text)}”), but its evidence is ${kind}, which shows knowing at most. Test it by scenario, simulation or observation.` }];
    });
  },
};

function ofText({ id, module, text }: Objective, title: string): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, message: string): number => findings.push({ code, severity: 'info', records: [module, id], message: `“${title}”: ${message}` });
  const verb = vague.exec(text)?.[1];
  if (verb) add('TRL-O001', `nobody can see whether someone can “${verb.toLowerCase()}”. Say what the learner does, for example explain, choose, demonstrate.`);
  if (/^\w+ and \w+ /i.test(text.trim())) add('TRL-O002', `“${short(text)}” asks two things at once. Make two objectives, so that each can be tested.`);
  if (text.trim().split(/\s+/).length > mostWords) add('TRL-O003', `an objective has more than ${mostWords} words. Say the one thing that can be done afterwards.`);
  return findings;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
