import { compareCodeUnits } from '../../../kit/order';
import { stableStringify } from '../../../kit/stable-json';
import type { Course } from '../../../model/course';
import type { CourseModule } from '../../../model/module';
import { givenCourseFields, givenFields, valueFingerprint } from './source-parts';
import type { ConflictChoice } from './replace-parts';

/** A field that the source changed: taken over, or changed here, too (`conflict`). */
export interface FieldChange {
  readonly field: string;
  readonly change: 'changed' | 'conflict';
}

export interface ReplacedFields<R> {
  readonly record: R;
  readonly changes: readonly FieldChange[];
}

/** Where a module came from: of what was cut off or merged here nobody has to choose it. */
const isOrigin: ReadonlySet<string> = new Set(['sourceId', 'lineage']);

const customName = (field: string): string | null => (field.startsWith('custom.') ? field.slice('custom.'.length) : null);

function valueOf(module: CourseModule, field: string): unknown {
  const name = customName(field);
  return name === null ? givenFields(module).get(field) : module.custom[name];
}

/** The default of a field, by parsing a module that says nothing. */
function withField(module: CourseModule, field: string, value: unknown, blank: CourseModule): CourseModule {
  const name = customName(field);
  if (name === null) return { ...module, [field]: value === undefined ? blank[field as keyof CourseModule] : value };
  const { [name]: _left, ...others } = module.custom;
  return { ...module, custom: value === undefined ? others : { ...others, [name]: value as string } };
}

/**
 * The fields of a module: what the source changed against the last import is taken where nobody changed it here, too; then it is a conflict, in which the field here stays unless
 * `choice` is `source`. What the source never gave is not touched. `base`: fingerprints of the last import. `blank`: a module with nothing but defaults.
 */
export function replaceFields(mine: CourseModule, theirs: CourseModule, base: Readonly<Record<string, string>>, choice: ConflictChoice, blank: CourseModule): ReplacedFields<CourseModule> {
  const given = givenFields(theirs);
  const names = [...new Set([...given.keys(), ...Object.keys(base)])].sort(compareCodeUnits);
  let record = mine;
  const changes: FieldChange[] = [];
  for (const field of names) {
    const [new_, old] = [valueFingerprint(given.get(field)), base[field] ?? valueFingerprint(undefined)];
    const here = valueOf(mine, field);
    if (new_ === old || stableStringify(here ?? null) === stableStringify(given.get(field) ?? null)) continue;
    const change = valueFingerprint(here) === old ? 'changed' : 'conflict';
    if (isOrigin.has(field) && change === 'conflict') continue;
    if (field !== 'sourceId') changes.push({ field, change });
    if (change === 'changed' || choice === 'source') record = withField(record, field, given.get(field), blank);
  }
  return { record, changes };
}

/** Title, code and description of the course: taken where the source changed them and nobody here. Its version and where it came from are always those of the source. */
export function replaceCourse(mine: Course, theirs: Course): ReplacedFields<Course> {
  const base = mine.imported?.fields;
  const changes: FieldChange[] = [];
  let record: Course = { ...mine, version: theirs.version, source: theirs.source };
  for (const [field, value] of givenCourseFields(theirs)) {
    if (base === undefined || valueFingerprint(value) === base[field] || value === mine[field]) continue;
    const change = valueFingerprint(mine[field]) === base[field] ? 'changed' : 'conflict';
    changes.push({ field, change });
    if (change === 'changed') record = { ...record, [field]: value };
  }
  return { record, changes };
}
