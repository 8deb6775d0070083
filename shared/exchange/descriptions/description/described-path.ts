import { compareCodeUnits, inOrderOfId } from '../../../kit/order';
import type { TrellisDocument } from '../../../document/trellis-document';
import type { Competency } from '../../../model/competency';
import type { Edge } from '../../../model/edge';
import type { RecordId } from '../../../model/ids';
import type { CourseModule } from '../../../model/module';
import type { Objective } from '../../../model/objective';
import type { Rule } from '../../../model/rule';
import type { Program, ProgramModule } from '../../../path/program';
import { remediationByModule, withRemediation } from '../../../path/remediation';
import { attestedBy } from '../../packages/one-player/player-content';
import { moduleLabels, nameOfRecords, type NameOf } from './names';
import { ruleSentence } from './rule-sentence';

/** One module of a role's path with all that a description says of it. Indices are those of the program: the order of the path. */
export interface DescribedModule {
  readonly index: number;
  readonly program: ProgramModule;
  readonly record: CourseModule;
  /** What tables call it; unique on the path. */
  readonly label: string;
  readonly zone: string;
  /** Links into it from modules of the path: hard ones and recommendations, by kind, in the order of the path. */
  readonly links: readonly { readonly edge: Edge; readonly from: number }[];
  readonly objectives: readonly Objective[];
  readonly competencies: readonly Competency[];
  /** Rules about it, each as a sentence. */
  readonly rules: readonly { readonly rule: Rule; readonly sentence: string }[];
  /** Who records it, where the learner cannot: empty for all others. */
  readonly recordedBy: string;
}

export interface DescribedPath {
  readonly document: TrellisDocument;
  readonly program: Program;
  readonly modules: readonly DescribedModule[];
  readonly nameOf: NameOf;
  readonly labelAt: (index: number) => string;
  readonly titleAt: (index: number) => string;
  /** What the role asks for or its modules name, in order of place. */
  readonly competencies: readonly Competency[];
}

/** Everything that the describing targets (CSV, XLSX, HTML, SVG, CASE) say about a role's path, gathered once. Pure. */
export function describePath(document: TrellisDocument, program: Program): DescribedPath {
  const { tables } = document;
  const labels = moduleLabels(program);
  const nameOf = nameOfRecords(document);
  const position = new Map(program.modules.map(({ id }, index) => [id, index]));
  const links = linksByModule(document, position);
  const objectives = objectivesOf(document);
  const linked = remediationByModule(document);
  const modules = program.modules.map((module, index): DescribedModule => {
    const record = tables.module.get(module.id)!;
    const rules = [...new Set([...module.rules.map(({ id }) => id), ...module.failures.map(({ rule }) => rule)])].map((id) => tables.rule.get(id)).filter((rule) => rule !== undefined);
    return {
      index, program: module, record, label: labels[index]!, zone: program.zones[module.zone]?.title ?? '',
      links: links.get(module.id) ?? [],
      objectives: objectives.get(module.id) ?? [],
      competencies: record.competencies.map((id) => tables.competency.get(id)).filter((competency) => competency !== undefined),
      rules: rules.map((rule) => ({ rule, sentence: ruleSentence(withRemediation(rule, linked), nameOf) })),
      recordedBy: attestedBy(record),
    };
  });
  return { document, program, modules, nameOf, labelAt: (index) => labels[index] ?? '', titleAt: (index) => program.modules[index]?.title ?? '', competencies: competenciesOf(document, program, modules) };
}

function linksByModule(document: TrellisDocument, position: ReadonlyMap<RecordId, number>): ReadonlyMap<RecordId, readonly { readonly edge: Edge; readonly from: number }[]> {
  const links = new Map<RecordId, { readonly edge: Edge; readonly from: number }[]>();
  for (const edge of inOrderOfId(document.tables.edge)) {
    const from = position.get(edge.from);
    if (from !== undefined && position.has(edge.to)) links.set(edge.to, [...(links.get(edge.to) ?? []), { edge, from }]);
  }
  for (const list of links.values()) list.sort((a, b) => a.from - b.from);
  return links;
}

const byPlace = (a: { readonly place: number; readonly id: string }, b: { readonly place: number; readonly id: string }): number => a.place - b.place || compareCodeUnits(a.id, b.id);

function objectivesOf(document: TrellisDocument): ReadonlyMap<RecordId, readonly Objective[]> {
  const objectives = new Map<RecordId, Objective[]>();
  for (const objective of [...document.tables.objective.values()].sort(byPlace)) objectives.set(objective.module, [...(objectives.get(objective.module) ?? []), objective]);
  return objectives;
}

/** Named by the role's targets or by a module of the path, or proved by one. */
function competenciesOf(document: TrellisDocument, program: Program, modules: readonly DescribedModule[]): readonly Competency[] {
  const named = new Set<RecordId>([...(document.tables.role.get(program.role)?.targets ?? []).map(({ competency }) => competency), ...modules.flatMap(({ competencies }) => competencies.map(({ id }) => id))]);
  const onPath = new Set(program.modules.map(({ id }) => id));
  const proves = ({ levels }: Competency): boolean => levels.some((level) => level.provedBy?.some((id) => onPath.has(id)) ?? false);
  return [...document.tables.competency.values()].filter((competency) => named.has(competency.id) || proves(competency)).sort(byPlace);
}
