import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Program } from '#shared/path/program';
import type { Simulated } from './drive-lms';

const inGroups = ['E-64 all', 'E-64 any', 'E-64 count', 'E-64 minutes', 'E-64 credits', 'E-64 inner group', 'E-64 cap'] as const;
const inZones = ['E-9 core-locked', 'E-9 core-testable', 'E-9 elective', 'E-9 remedial', 'E-9 open', 'E-9 pulled-testable', 'E-9 pulled-locked'] as const;
const inLinks = ['E-12 prerequisite', 'E-12 corequisite', 'E-12 strict-corequisite', 'E-11 block', 'E-14 recommended', 'E-20 equivalent', 'E-76 bridge', 'E-82 remediation', 'E-31 needs a score', 'E-31 needs done'] as const;
const inRules = ['E-22 bands', 'E-24 no score', 'E-28 extend', 'E-25 waive', 'E-39 insert', 'E-76 replace', 'E-84 pace', 'E-82 remediate', 'E-26 do', 'E-27 static', 'E-72 fact', 'E-72 result', 'E-74 first result', 'E-83 combined', 'E-39 failure inserts', 'E-47 failure escalates', 'E-75 failure locks', 'E-77 formats', 'E-76 alternate'] as const;
const inChoices = ['E-37 learner', 'E-37 ranked', 'E-38 seeded', 'E-68 count', 'E-68 minutes', 'E-68 credits', 'E-68 subgroups', 'E-68 shared subgroups', 'E-85 same objectives', 'E-25 waivable place'] as const;
const inGates = ['E-49 zone settled', 'E-49 zone done', 'E-49 measure', 'E-32 evidence kinds'] as const;
const inRoles = ['E-16 order by zone', 'E-16 order by library', 'E-41 fall', 'E-41 stay', 'E-6 validity'] as const;
const inRuns = ['step done', 'step open', 'step locked', 'step waived', 'step escalated', 'from core', 'from chosen', 'from inserted', 'from pulled-in', 'from alternate', 'from bridge', 'E-57 finished', 'E-57 escalated', 'E-51 tried again', 'E-59 more than ten visits'] as const;

/** What of docs/spec/engine.md a document and a launch can hold, by rule: every one has to occur. Credits, exemptions and releases come from records that no launch supplies (E-19, E-21, E-73). */
export const allConstructs: readonly string[] = [inGroups, inZones, inLinks, inRules, inChoices, inGates, inRoles, inRuns].flat();

export function missingConstructs(seen: ReadonlyMap<string, number>): readonly string[] {
  return allConstructs.filter((construct) => !seen.has(construct));
}

/** The constructs of the role of a program, and of a run of it. */
export function constructsOf({ tables }: TrellisDocument, program: Program, { moments, end, visited }: Simulated): ReadonlySet<string> {
  const found = new Set<string>();
  const note = (construct: (typeof allConstructs)[number], occurs = true): void => void (occurs && found.add(construct));
  const ids = new Set(program.modules.map(({ id }) => id));
  for (const { module, group } of tables.requirement.values()) {
    if (!ids.has(module)) continue;
    note(`E-64 ${group.need}`);
    note('E-64 inner group', group.of.some((item) => typeof item !== 'string'));
    note('E-64 cap', 'caps' in group && group.caps.length > 0);
  }
  for (const { policy, block } of program.modules) {
    note(`E-9 ${policy}`);
    note('E-11 block', block.length > 0);
  }
  for (const { kind, from, to, needs } of tables.edge.values()) {
    if (!ids.has(from) || !ids.has(to)) continue;
    note(kind === 'recommended' ? 'E-14 recommended' : kind === 'equivalent' ? 'E-20 equivalent' : kind === 'bridge' ? 'E-76 bridge' : kind === 'remediation' ? 'E-82 remediation' : `E-12 ${kind}`);
    note('E-31 needs a score', needs?.score !== null && needs?.score !== undefined);
    note('E-31 needs done', needs?.done === true);
  }
  for (const rule of tables.rule.values()) {
    for (const { action } of rule.failures) note(action.do === 'insert' ? 'E-39 failure inserts' : action.do === 'escalate' ? 'E-47 failure escalates' : 'E-75 failure locks');
    if (rule.kind !== 'score-bands') continue;
    note('E-22 bands');
    note('E-24 no score', rule.noScore.do !== 'take');
    for (const { action } of rule.bands) note({ take: 'E-22 bands', extend: 'E-28 extend', waive: 'E-25 waive', insert: 'E-39 insert', replace: 'E-76 replace', pace: 'E-84 pace', remediate: 'E-82 remediate' }[action.do]);
    for (const { kind } of rule.when) note(`E-72 ${kind}`);
    note('E-74 first result', rule.reads.retest === false);
    note('E-83 combined', rule.reads.combine !== undefined);
    const module = program.modules.find(({ id }) => id === rule.module);
    note('E-26 do', module?.do === true);
    note('E-27 static', module !== undefined && program.zones[module.zone]?.static === true);
    note('E-25 waivable place', module !== undefined && program.zones[module.zone]?.policy === 'elective' && program.zones[module.zone]?.waivable === true);
  }
  note('E-77 formats', program.modules.some(({ formats }) => formats.length > 0));
  note('E-76 alternate', tables.alternate.size > 0);
  for (const { policy, choice, candidates, id } of program.zones) {
    const { requirement, sameObjectives } = tables.zone.get(id) ?? {};
    if (policy !== 'elective' || !requirement || candidates.length === 0) continue;
    note(choice.policy === 'seeded' ? 'E-38 seeded' : `E-37 ${choice.policy}`);
    note(`E-68 ${requirement.kind}`);
    note('E-68 subgroups', requirement.groups !== undefined);
    note('E-68 shared subgroups', requirement.mayShare === true);
    note('E-85 same objectives', sameObjectives === true);
  }
  for (const { conditions } of tables.gate.values()) {
    for (const condition of conditions) {
      note(condition.kind === 'measure' ? 'E-49 measure' : `E-49 zone ${condition.needs}`);
      note('E-32 evidence kinds', condition.kind === 'measure' && condition.evidenceKinds.length > 0);
    }
  }
  note(`E-16 order by ${tables.role.get(program.role)?.order}`);
  note(program.fall ? 'E-41 fall' : 'E-41 stay');
  note('E-6 validity', program.modules.some(({ validityDays }) => validityDays !== null));
  for (const { steps } of moments) {
    for (const { state, origin } of steps) {
      note(`step ${state}`);
      note(`from ${origin}`);
    }
  }
  note(`E-57 ${end}`);
  note('E-51 tried again', new Set(visited).size < visited.length);
  note('E-59 more than ten visits', visited.length > 10);
  return found;
}
