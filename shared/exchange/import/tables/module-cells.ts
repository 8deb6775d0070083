import { quoteSafely } from '../../../kit/quote';
import { err, ok, type Result } from '../../../kit/result';
import { courseModuleSchema } from '../../../model/module';
import { fieldCodec } from '../../descriptions/tables/field-cell';
import { parseMinutes } from '../markdown/minutes';
import { isInHours } from './columns';
import { plainKey } from './source-table';

/** Reads a cell that is not empty; the error goes on after `column C: "value" `. */
export type CellReader = (cell: string) => Result<unknown, string>;

const synonyms: Readonly<Record<string, string>> = {
  beginner: 'foundation', beginners: 'foundation', basic: 'foundation', basics: 'foundation', introductory: 'foundation', introduction: 'foundation', entry: 'foundation', novice: 'foundation', fundamental: 'foundation', fundamentals: 'foundation',
  medium: 'intermediate', moderate: 'intermediate', expert: 'advanced', professional: 'advanced',
  text: 'reading', article: 'reading', document: 'reading', pdf: 'reading', ebook: 'reading', book: 'reading', film: 'video', test: 'quiz', exercise: 'practice', handson: 'lab',
  online: 'self-paced', elearning: 'self-paced', selfstudy: 'self-paced', asynchronous: 'self-paced', classroom: 'scheduled-session', ilt: 'scheduled-session', vilt: 'scheduled-session', virtualclassroom: 'scheduled-session', webinar: 'scheduled-session', facetoface: 'scheduled-session', instructorled: 'scheduled-session', synchronous: 'scheduled-session', ojt: 'on-the-job',
  course: 'training', exam: 'assessment', certification: 'assessment',
};
const riskSynonyms: Readonly<Record<string, string>> = { medium: 'medium', moderate: 'medium' };

/** The value of a closed list that a text means. */
function enumReader(values: readonly string[], field: string): CellReader {
  const byKey = new Map(values.map((value) => [plainKey(value), value]));
  return (cell) => {
    const key = plainKey(cell.slice(0, 100));
    const meant = byKey.get(key) ?? (Object.hasOwn(riskSynonyms, key) && field === 'riskClass' ? riskSynonyms[key] : Object.hasOwn(synonyms, key) ? synonyms[key] : undefined);
    return meant !== undefined && values.includes(meant) ? ok(meant) : err(`is none of ${values.join(', ')}. Write one of these, empty the cell, or keep the column as a custom field`);
  };
}

/** Items of a cell: separated by line breaks or semicolons; by commas where there is neither. */
export function itemsOf(cell: string): readonly string[] {
  const items = /[;\n]/.test(cell) ? cell.split(/[;\n]/) : cell.split(',');
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

/** Sentences of a cell: separated by line breaks, else by semicolons; a dash or dot before each falls away. */
export function sentencesOf(cell: string): readonly string[] {
  const lines = (/\n/.test(cell) ? cell.split(/\r?\n/) : cell.split(';')).map((line) => line.replace(/^\s*(?:[-*•]\s+)?/, '').trim());
  return lines.filter((line) => line !== '');
}

function minutesReader(isHours: boolean): CellReader {
  return (cell) => {
    const plain = /^\d+(?:\.\d+)?$/.test(cell) ? Number(cell) * (isHours ? 60 : 1) : null;
    const minutes = plain === null ? parseMinutes(cell) : parseMinutes(`${plain} min`);
    return minutes === null ? err('is no duration. Write whole minutes, or 1 h 30 min, 1:30, 1.5 h') : ok(minutes);
  };
}

const percent: CellReader = (cell) => {
  const match = /^(\d+(?:\.\d{1,2})?)\s*(%|percent)?$/i.exec(cell);
  const value = match ? Number(match[1]) : NaN;
  if (match && value > 0 && value < 1 && !match[2]) return err('may be a share or percent. Write it in percent, such as 80 or 80%');
  return match && value <= 100 ? ok(Math.round(value * 100)) : err('is no pass mark in percent (0 to 100, with a point before decimals)');
};

const day: CellReader = (cell) => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(cell);
  return iso ? ok(`${iso[1]}-${iso[2]!.padStart(2, '0')}-${iso[3]!.padStart(2, '0')}`) : err('is no day as YYYY-MM-DD; other ways to write a day can be read in two ways');
};

const wholeDays: CellReader = (cell) => {
  const match = /^(\d{1,6})\s*(days?|d|weeks?|w)?$/i.exec(cell);
  return match ? ok(Number(match[1]) * (/^w/i.test(match[2] ?? '') ? 7 : 1)) : err('is no number of days. Months and years have no fixed number; a year is mostly meant as 365');
};

const shape: Readonly<Record<string, { readonly safeParse: (value: unknown) => { readonly success: boolean; readonly error?: { readonly issues: readonly { readonly message: string }[] } | undefined }; readonly unwrap?: () => unknown }>> = courseModuleSchema.shape;

/** Values of a closed list, where the field (or its items) is one. */
function valuesOf(field: string): { readonly values: readonly string[]; readonly isList: boolean } | null {
  let schema = courseModuleSchema.shape[field as keyof typeof courseModuleSchema.shape] as unknown as { readonly unwrap?: () => unknown; readonly options?: readonly string[]; readonly element?: { readonly options?: readonly string[] } };
  while (schema.unwrap && !schema.options && !schema.element) schema = schema.unwrap() as typeof schema;
  if (schema.options) return { values: schema.options, isList: false };
  return schema.element?.options ? { values: schema.element.options, isList: true } : null;
}

/** The reader of a field of a module that stands in one column; what it gives fits the schema. */
export function moduleFieldReader(field: string, header: string): CellReader {
  const read = plainReader(field, header);
  const schema = shape[field]!;
  /** Most columns repeat a few values; those that do not are not remembered for long. */
  const known = new Map<string, ReturnType<CellReader>>();
  return (cell) => {
    const before = known.get(cell);
    if (before) return before;
    const value = read(cell.trim());
    const checked = value.ok ? schema.safeParse(value.value) : null;
    const outcome = !checked || checked.success ? value : err(`does not fit: ${(checked.error?.issues[0]?.message ?? 'not allowed').slice(0, 200)}`);
    if (known.size < mostRemembered) known.set(cell, outcome);
    return outcome;
  };
}

const mostRemembered = 500;

function plainReader(field: string, header: string): CellReader {
  if (field === 'minutes') return minutesReader(isInHours(header));
  if (field === 'passMark') return percent;
  if (field === 'reviewBy') return day;
  if (field === 'validityDays') return wholeDays;
  if (field === 'title') return (cell) => ok(cell.replace(/\s+/g, ' '));
  if (field === 'lineage') return (cell) => ok(cell.split(cell.includes('>') ? '>' : ';').map((item) => item.trim()).filter((item) => item !== ''));
  const closed = valuesOf(field);
  if (closed && !closed.isList) return enumReader(closed.values, field);
  if (closed) {
    const readItem = enumReader(closed.values, field);
    return (cell) => {
      const items = itemsOf(cell).map((item) => ({ item, read: readItem(item) }));
      const wrong = items.find(({ read }) => !read.ok);
      return wrong && !wrong.read.ok ? err(`holds ${quoteSafely(wrong.item, 40)}, which ${wrong.read.error}`) : ok([...new Set(items.map(({ read }) => (read.ok ? read.value : '')))]);
    };
  }
  const codec = fieldCodec(courseModuleSchema.shape[field as keyof typeof courseModuleSchema.shape]);
  return codec.form === 'list' ? (cell) => ok([...new Set(itemsOf(cell))]) : codec.decode;
}
