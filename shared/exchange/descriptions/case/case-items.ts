import type { Competency } from '../../../model/competency';
import type { Objective } from '../../../model/objective';
import type { DescribedModule, DescribedPath } from '../description/described-path';
import { gatedZones, gateSentence, groupText, zoneSentence } from '../description/structure-sentences';
import { minutesText, policyNames } from '../description/words';
import { normalized, type CaseNames } from './case-names';
import type { CaseItem, CaseItemType, CaseRubric } from './case-package';

const itemTypes = { competency: 'Competency', objective: 'Objective', module: 'Module' } as const;
type ItemType = keyof typeof itemTypes;

const descriptions: Readonly<Record<ItemType, string>> = {
  competency: 'What people in the role can do.', objective: 'What a learner can say or do after a module.', module: 'The smallest trackable unit of the curriculum.',
};

export function caseItemTypes({ named }: CaseNames): readonly CaseItemType[] {
  return (Object.keys(itemTypes) as ItemType[]).map((type, at) => ({ ...named(`type ${type}`), title: itemTypes[type], description: descriptions[type], hierarchyCode: String(at + 1) }));
}

/** Competencies, then each module with its objectives, in the order of the path. */
export function caseItems(path: DescribedPath, names: CaseNames): readonly CaseItem[] {
  return [
    ...path.competencies.map((competency) => item(names, 'competency', competency.id, competency.title, { ...coded(competency.code), ...noted([competency.description, ...askedFor(path, competency)]) })),
    ...path.modules.flatMap((module) => [moduleItem(path, module, names), ...module.objectives.map((objective) => objectiveItem(objective, names))]),
  ];
}

function item(names: CaseNames, type: ItemType, id: string, statement: string, more: Partial<CaseItem>): CaseItem {
  const title = itemTypes[type];
  return { ...names.named(id), fullStatement: statement, CFItemType: title, CFItemTypeURI: names.link(`type ${type}`, title), ...more, extensions: { trellis: id, ...more.extensions } };
}

const coded = (code: string): Partial<CaseItem> => (code === '' ? {} : { humanCodingScheme: normalized(code) });

function noted(lines: readonly string[]): Partial<CaseItem> {
  const notes = lines.filter((line) => line !== '').join('\n');
  return notes === '' ? {} : { notes };
}

function askedFor({ document, program }: DescribedPath, competency: Competency): readonly string[] {
  const targets = (document.tables.role.get(program.role)?.targets ?? []).filter((target) => target.competency === competency.id);
  return targets.map(({ level, goal }) => `Asked of the role ${goal === 'current' ? 'now' : 'to grow into'}: ${competency.levels[level]?.title ?? `level ${level + 1}`}.`);
}

function moduleItem(path: DescribedPath, module: DescribedModule, names: CaseNames): CaseItem {
  const { record, program } = module;
  const keywords = [...record.tags, ...record.technologyTags, ...record.regulationTags].map(normalized);
  return item(names, 'module', record.id, record.title, {
    ...coded(record.code),
    ...noted([record.description, ...moduleNotes(path, module)]),
    ...(record.language === '' ? {} : { language: normalized(record.language) }),
    ...(record.level === null ? {} : { educationLevel: [record.level] }),
    ...(keywords.length === 0 ? {} : { conceptKeywords: keywords }),
    extensions: { minutes: String(program.minutes), policy: program.policy },
  });
}

/** What CASE has no field for, in sentences. */
function moduleNotes(path: DescribedPath, { program, rules, recordedBy }: DescribedModule): readonly string[] {
  const zone = path.program.zones[program.zone];
  const gates = zone ? path.program.gates.filter((gate) => gatedZones(path.program, gate).includes(zone)) : [];
  return [
    `${policyNames[program.policy]}, ${minutesText(program.minutes)}.`,
    ...(zone ? [`Zone “${zone.title}”: ${zoneSentence(zone)}`] : []),
    ...gates.map((gate) => gateSentence(path.program, gate, path.titleAt)),
    ...(program.passMark === null ? [] : [`Pass mark ${program.passMark / 100} %.`]),
    ...(program.validityDays === null ? [] : [`Valid for ${program.validityDays} days.`]),
    ...(recordedBy === '' ? [] : [`A ${recordedBy} records it.`]),
    ...program.groups.map((group) => `Needs ${groupText(group, path.titleAt)}.`),
    ...(program.equivalents.length === 0 ? [] : [`Equivalent: ${program.equivalents.map(path.nameOf).join(', ')}.`]),
    ...(program.formats.length === 0 ? [] : [`In other formats: ${program.formats.map(({ format, module }) => `${format} “${path.titleAt(module)}”`).join(', ')}.`]),
    ...rules.map(({ sentence }) => sentence),
  ];
}

function objectiveItem({ id, text, outcome, rank, bloom }: Objective, names: CaseNames): CaseItem {
  return item(names, 'objective', id, text, { extensions: { outcome, rank, ...(bloom === null ? {} : { bloom }) } });
}

/** The levels of each competency, as the rubric that its item is judged by. */
export function caseRubrics({ competencies }: DescribedPath, names: CaseNames): readonly CaseRubric[] {
  return competencies.filter(({ levels }) => levels.length > 0).map((competency) => {
    const [rubric, criterion] = [`rubric ${competency.id}`, `criterion ${competency.id}`];
    const levels = competency.levels.map(({ title, behaviours }, at) => ({
      ...names.named(`level ${at} ${competency.id}`), quality: normalized(title), ...(behaviours.length > 0 ? { description: behaviours.join('\n') } : {}), position: at + 1, rubricCriterionId: names.named(criterion).identifier,
    }));
    const criteria = [{ ...names.named(criterion), CFItemURI: names.link(competency.id, competency.title), position: 1, rubricId: names.named(rubric).identifier, CFRubricCriterionLevels: levels }];
    return { ...names.named(rubric), title: normalized(competency.title), CFRubricCriteria: criteria };
  });
}
