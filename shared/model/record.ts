import { z } from 'zod';
import { compareCodeUnits } from '../kit/order';
import { err, ok, type Result } from '../kit/result';
import { alternateKind } from './alternate';
import { assetKind } from './asset';
import { checklistKind } from './checklist';
import { cohortKind } from './cohort';
import { commentKind } from './comment';
import { competencyKind } from './competency';
import { courseKind } from './course';
import { edgeKind } from './edge';
import { gateKind } from './gate';
import { glossaryTermKind } from './glossary-term';
import { isRecordType, typeOfId, type RecordId, type RecordType } from './ids';
import { moduleKind } from './module';
import { objectiveKind } from './objective';
import { pageKind } from './page';
import { profileKind } from './profile';
import { questionSetKind } from './question-set';
import { requirementKind } from './requirement';
import { responsibilityKind } from './responsibility';
import { roleKind } from './role';
import { ruleKind } from './rule';
import { scenarioKind } from './scenario';
import { settingsKind } from './settings';
import { zoneKind } from './zone';

/** The registry: everything the document knows of its record types. */
export const recordKinds = {
  alternate: alternateKind, asset: assetKind, checklist: checklistKind, cohort: cohortKind, comment: commentKind, competency: competencyKind, course: courseKind, edge: edgeKind, gate: gateKind,
  'glossary-term': glossaryTermKind, module: moduleKind, objective: objectiveKind, page: pageKind, profile: profileKind,
  'question-set': questionSetKind, requirement: requirementKind, responsibility: responsibilityKind, role: roleKind, rule: ruleKind, scenario: scenarioKind, settings: settingsKind, zone: zoneKind,
} as const;

/** The record of each type. */
export type RecordOf<T extends RecordType> = z.infer<(typeof recordKinds)[T]['schema']>;
export type TrellisRecord = { [T in RecordType]: RecordOf<T> }[RecordType];

/** Erased view of a kind, for code that treats all types alike. */
interface AnyKind {
  readonly label: string;
  readonly schema: z.ZodObject;
  readonly references: (record: TrellisRecord) => readonly RecordId[];
  readonly forget: (record: TrellisRecord, ids: ReadonlySet<RecordId>) => TrellisRecord | null;
}

function kindOf(type: RecordType): AnyKind {
  return recordKinds[type] as unknown as AnyKind;
}

export function recordLabel(type: RecordType): string {
  return kindOf(type).label;
}

const known = new WeakMap<TrellisRecord, readonly RecordId[]>();

/** Ids that a record points to; looked up once for each record, as records never change. */
export function referencesOf(record: TrellisRecord): readonly RecordId[] {
  const held = known.get(record);
  if (held) return held;
  const references = kindOf(record.type).references(record);
  known.set(record, references);
  return references;
}

/** Types that other records point to; of the rest a removal need not ask who does. */
const targetTypes: ReadonlySet<string> = new Set<RecordType>(['asset', 'comment', 'competency', 'course', 'module', 'objective', 'role', 'zone']);

/** Whether records can point to this id at all. */
export function isTarget(id: RecordId): boolean {
  return targetTypes.has(typeOfId(id));
}

/** Whether a record points to one of these ids. */
export function pointsTo(record: TrellisRecord, ids: ReadonlySet<RecordId>): boolean {
  for (const id of referencesOf(record)) if (ids.has(id)) return true;
  return false;
}

/** The record without the given ids, or null when it cannot live without one of them. */
export function forgetIds(record: TrellisRecord, ids: ReadonlySet<RecordId>): TrellisRecord | null {
  return kindOf(record.type).forget(record, ids);
}

/** Why a record was refused: path of the field, sentence. */
export interface RecordProblem {
  readonly id: string;
  readonly path: string;
  readonly message: string;
}

/** Parses one record of unknown shape: defaults filled in, unknown types and fields refused. */
export function parseRecord(input: unknown): Result<TrellisRecord, readonly RecordProblem[]> {
  const raw = (input !== null && typeof input === 'object' ? input : {}) as { id?: unknown; type?: unknown };
  const id = typeof raw.id === 'string' ? raw.id : '(no id)';
  if (typeof raw.type !== 'string' || !isRecordType(raw.type)) {
    return err([{ id, path: 'type', message: `unknown record type ${JSON.stringify(raw.type) ?? 'undefined'}` }]);
  }
  const parsed = kindOf(raw.type).schema.safeParse(input);
  if (parsed.success) return ok(withSortedMaps(raw.type, parsed.data) as unknown as TrellisRecord);
  return err(parsed.error.issues.map((issue) => ({ id, path: issue.path.join('.'), message: issue.message })));
}

const mapsByType = new Map<RecordType, readonly string[]>();

/** The fields that are maps from names to values. */
function mapsOf(type: RecordType): readonly string[] {
  const known = mapsByType.get(type);
  if (known) return known;
  const maps = Object.entries(kindOf(type).schema.shape).flatMap(([field, schema]) => ((schema instanceof z.ZodDefault ? schema.unwrap() : schema) instanceof z.ZodRecord ? [field] : []));
  mapsByType.set(type, maps);
  return maps;
}

/** Maps in the order in which the file has them: a record is the same in whatever order its entries were made. */
function withSortedMaps(type: RecordType, record: Record<string, unknown>): Record<string, unknown> {
  for (const field of mapsOf(type)) record[field] = sortedByKey(record[field] as Readonly<Record<string, unknown>>);
  return record;
}

function sortedByKey(map: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const keys = Object.keys(map);
  const isSorted = keys.every((key, index) => index === 0 || compareCodeUnits(keys[index - 1] ?? '', key) < 0);
  return isSorted ? map : Object.fromEntries(Object.entries(map).sort(([a], [b]) => compareCodeUnits(a, b)));
}

const defaultsByType = new Map<RecordType, ReadonlyMap<string, string>>();

/** JSON text of the default of each field that has one. */
function defaultsOf(type: RecordType): ReadonlyMap<string, string> {
  const known = defaultsByType.get(type);
  if (known) return known;
  const defaults = new Map<string, string>();
  for (const [field, schema] of Object.entries(kindOf(type).schema.shape)) {
    const value = (schema as z.ZodType).safeParse(undefined);
    if (value.success && value.data !== undefined) defaults.set(field, JSON.stringify(value.data));
  }
  defaultsByType.set(type, defaults);
  return defaults;
}

/** The record without the fields that hold their default: what is written to the file. `parseRecord` restores it exactly. */
export function withoutDefaults(record: TrellisRecord): Readonly<Record<string, unknown>> {
  const defaults = defaultsOf(record.type);
  return Object.fromEntries(Object.entries(record).filter(([field, value]) => defaults.get(field) !== JSON.stringify(value)));
}

/** Schema of a record of any type, for the wire. */
export const recordSchema = z.discriminatedUnion('type', [
  alternateKind.schema, assetKind.schema, checklistKind.schema, cohortKind.schema, commentKind.schema, competencyKind.schema, courseKind.schema, edgeKind.schema, gateKind.schema, glossaryTermKind.schema,
  moduleKind.schema, objectiveKind.schema, pageKind.schema, profileKind.schema, questionSetKind.schema, requirementKind.schema, responsibilityKind.schema, roleKind.schema, ruleKind.schema,
  scenarioKind.schema, settingsKind.schema, zoneKind.schema,
]);
