import type { TrellisDocument } from '../../../document/trellis-document';
import { settingsOf } from '../../../document/trellis-document';
import type { Competency } from '../../../model/competency';
import { formatScore } from '../../../path/bands';
import { compile } from '../../../path/compile';
import type { DescribedPath } from '../description/described-path';
import { moduleColumns, moduleRows } from '../description/module-table';
import { gateSentence, groupText, zoneSentence } from '../description/structure-sentences';
import { policyNames } from '../description/words';
import { inOrderOfId } from '../../../kit/order';
import type { Cell, Column, Sheet } from './workbook';

const column = (header: string, width: number, wrap = true): Column => ({ header, width, wrap });

/** The sheets that describe a role's path, in the order in which they stand in the workbook. */
export function pathSheets(path: DescribedPath): readonly Sheet[] {
  return [
    { name: 'Modules', columns: moduleColumns, rows: moduleRows(path) },
    prerequisiteSheet(path), zoneSheet(path), ruleSheet(path), competencySheet(path), roleSheet(path), readMeSheet(path),
  ];
}

/** A row for each link and each group, so that links can be filtered by either end. */
function prerequisiteSheet({ modules, labelAt, titleAt }: DescribedPath): Sheet {
  const links = modules.flatMap(({ index, links }) =>
    links.map(({ edge, from }): readonly Cell[] => [labelAt(index), titleAt(index), edge.kind, labelAt(from), titleAt(from), edge.needs?.score === undefined || edge.needs.score === null ? null : edge.needs.score / 100, edge.needs?.done ? 'yes' : '']),
  );
  const groups = modules.flatMap(({ index, program }) => program.groups.map((group): readonly Cell[] => [labelAt(index), titleAt(index), 'requirement group', groupText(group, labelAt), '', null, '']));
  return {
    name: 'Prerequisites',
    columns: [column('Module', 16), column('Module title', 38), column('Kind', 20), column('Needs', 28), column('Title of what it needs', 38), column('Score asked (%)', 12), column('Completion asked', 14)],
    rows: [...links, ...groups],
  };
}

function zoneSheet({ program, labelAt, document }: DescribedPath): Sheet {
  const zones = program.zones.map((zone): readonly Cell[] => [
    'Zone', zone.title, policyNames[zone.policy], zoneSentence(zone), zone.modules.length, zone.modules.reduce((sum, at) => sum + (program.modules[at]?.minutes ?? 0), 0), zone.modules.map(labelAt).join('; '),
    document.tables.zone.get(zone.id)?.justification ?? '',
  ]);
  const gates = program.gates.map((gate): readonly Cell[] => ['Gate', gate.title || gate.id, '', gateSentence(program, gate, labelAt), null, null, '', '']);
  return {
    name: 'Zones and gates',
    columns: [column('What', 10), column('Title', 28), column('Policy', 18), column('In words', 60), column('Modules', 10), column('Minutes', 10), column('Which', 40), column('Why it personalises', 50)],
    rows: [...zones, ...gates],
  };
}

function ruleSheet({ modules }: DescribedPath): Sheet {
  return {
    name: 'Rules',
    columns: [column('Module', 16), column('Module title', 36), column('Rule', 28), column('Kind', 16), column('In words', 90)],
    rows: modules.flatMap(({ label, record, rules }) => rules.map(({ rule, sentence }): readonly Cell[] => [label, record.title, rule.title, rule.kind === 'attempts' ? 'attempts' : 'score bands', sentence])),
  };
}

/** A row for each level of each competency; the asked level of the role is marked. */
function competencySheet({ competencies, modules, program, document }: DescribedPath): Sheet {
  const targets = document.tables.role.get(program.role)?.targets ?? [];
  const labels = new Map(modules.map(({ record, label }) => [record.id, label]));
  const asked = (competency: Competency, level: number): string => targets.filter((target) => target.competency === competency.id && target.level === level).map(({ goal }) => (goal === 'current' ? 'now' : 'to grow into')).join('; ');
  const rows = competencies.flatMap((competency) => {
    const taught = modules.filter(({ record }) => record.competencies.includes(competency.id)).map(({ label }) => label).join('; ');
    const levels = competency.levels.length === 0 ? [{ title: '', behaviours: [], provedBy: [] }] : competency.levels;
    return levels.map((level, at): readonly Cell[] => [
      competency.code, competency.title, competency.description, competency.levels.length === 0 ? null : at + 1, level.title, asked(competency, at), level.behaviours.join('\n'),
      (level.provedBy ?? []).flatMap((id) => labels.get(id) ?? []).join('; '), taught,
    ]);
  });
  return {
    name: 'Competencies',
    columns: [column('Code', 12), column('Competency', 28), column('Description', 36), column('Level', 8), column('Level title', 20), column('Asked of the role', 16), column('What people can be seen to do', 50), column('Proven by', 24), column('Modules about it', 30)],
    rows,
  };
}

/** The modules of this path against every role of the document: the policy that each role has for them. */
function roleSheet({ modules, document }: DescribedPath): Sheet {
  const roles = inOrderOfId(document.tables.role).map((role) => ({ title: role.title, policies: policiesOf(document, role.id) }));
  return {
    name: 'Role matrix',
    columns: [column('Module', 16), column('Title', 38), ...roles.map(({ title }) => column(title, 22))],
    rows: modules.map(({ label, record }) => [label, record.title, ...roles.map(({ policies }) => policies(record.id))]),
  };
}

function policiesOf(document: TrellisDocument, role: string): (module: string) => string {
  const program = compile(document, role);
  if (!program.ok) return () => 'does not compile';
  const policies = new Map(program.value.modules.map(({ id, policy }) => [id, policyNames[policy]]));
  return (module) => policies.get(module) ?? '';
}

function readMeSheet({ program, document, modules }: DescribedPath): Sheet {
  const settings = settingsOf(document);
  const core = modules.filter(({ program: { policy } }) => policy === 'core-locked' || policy === 'core-testable');
  const minutes = (list: typeof modules): number => list.reduce((sum, module) => sum + module.program.minutes, 0);
  const rows: readonly (readonly Cell[])[] = [
    ['Role', program.title], ['Curriculum', settings.title], ['As of', program.asOf], ['Modules', modules.length], ['Core modules', core.length], ['Minutes of core modules', minutes(core)],
    ['Minutes of all modules', minutes(modules)],
    ['Modules', 'One row a module, in the order of the path. Filters are on; the header stays in sight.'],
    ['Prerequisites', 'One row a link or requirement group.'], ['Zones and gates', 'What each area of the path asks, and what opens it.'], ['Rules', 'Each rule as a sentence. Scores are percent, bounds as written.'],
    ['Competencies', 'One row a level: what people can be seen to do, and what proves it.'], ['Role matrix', 'The modules of this path against all roles of the curriculum.'],
    ['What this file does not do', 'It describes the path and enforces nothing. For an LMS export a package. Nothing in it is a formula, and nobody’s results are in it.'],
    ['Pass marks', `In percent: a mark of ${formatScore(8000)} is 80.`],
  ];
  return { name: 'Read me', columns: [column('About', 34), column('What', 90)], rows };
}
