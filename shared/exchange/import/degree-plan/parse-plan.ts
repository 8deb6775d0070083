import { quoteSafely } from '../../../kit/quote';
import type { CsvRow } from '../../descriptions/csv/parse-csv';
import { parseCsv } from '../../descriptions/csv/parse-csv';
import type { ImportNote } from '../import-plan';

export type RequisiteKind = 'prerequisite' | 'corequisite' | 'strict-corequisite';

export interface PlanCourse {
  readonly id: string;
  readonly name: string;
  /** Prefix and number, `CS 165`. */
  readonly code: string;
  readonly credits: number | null;
  /** Term of a degree plan, as written; empty in a curriculum. */
  readonly term: string;
  /** From the section "Additional Courses". */
  readonly isAdditional: boolean;
  readonly row: number;
}

export interface PlanRequisite {
  readonly from: string;
  readonly to: string;
  readonly kind: RequisiteKind;
}

/** A Curricular Analytics plan. */
export interface DegreePlan {
  readonly title: string;
  readonly institution: string;
  readonly degreeType: string;
  readonly calendar: 'semester' | 'quarter' | null;
  readonly courses: readonly PlanCourse[];
  readonly requisites: readonly PlanRequisite[];
  readonly warnings: readonly ImportNote[];
  readonly repairs: readonly ImportNote[];
  readonly refused: readonly ImportNote[];
}

/** What a column holds, by its heading. */
const columns = {
  id: /^course\s*id$/,
  name: /^course\s*name$/,
  prefix: /^prefix$/,
  number: /^number$/,
  prerequisite: /^prerequisites?$/,
  corequisite: /^co-?requisites?$/,
  'strict-corequisite': /^strict[- ]?co-?requisites?$/,
  credits: /^credit\s*hours?$|^credits?$|^units?$/,
  term: /^term$/,
} as const;
type Column = keyof typeof columns;
type Heading = Readonly<Partial<Record<Column, number>>>;

const requisiteColumns = ['prerequisite', 'corequisite', 'strict-corequisite'] as const;

/** Is this the heading row of a course table? */
export function isPlanHeading(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  return names.some((name) => columns.id.test(name)) && names.some((name) => columns.name.test(name));
}

interface Draft {
  readonly fields: Map<string, string>;
  readonly courses: PlanCourse[];
  readonly rowOfId: Map<string, number>;
  readonly wanted: { readonly from: string; readonly to: string; readonly kind: RequisiteKind; readonly row: number }[];
  readonly warnings: ImportNote[];
  readonly repairs: ImportNote[];
  readonly refused: ImportNote[];
}

/**
 * Reads the CSV format of Curricular Analytics (https://curricularanalytics.org/files): fields above, then a table under "Courses" and perhaps one under
 * "Additional Courses". Requisites are course ids separated by semicolons. Ids are text, however large. Rows that cannot be taken over are in `refused`,
 * each with its number; loops are kept.
 */
export function parseDegreePlan(text: string): DegreePlan {
  const draft: Draft = { fields: new Map(), courses: [], rowOfId: new Map(), wanted: [], warnings: [], repairs: [], refused: [] };
  const table = parseCsv(text, text.slice(0, 2000).includes(',') ? ',' : '\t');
  if (table.openQuoteRow !== undefined) draft.refused.push(note('open-quote', table.openQuoteRow, 'A quoted cell starts here and never ends.'));
  let heading: Heading | undefined;
  let isAdditional = false;
  for (const row of table.rows) {
    const first = row.cells[0]?.trim().toLowerCase() ?? '';
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    if (isPlanHeading(row.cells)) heading = readHeading(row.cells);
    else if (/^(additional )?courses$/.test(first) && row.cells.slice(1).every((cell) => cell.trim() === '')) isAdditional = first.startsWith('additional');
    else if (heading) readCourse(row, heading, isAdditional, draft);
    else draft.fields.set(first, row.cells.slice(1).map((cell) => cell.trim()).filter((cell) => cell !== '').join(', '));
  }
  const requisites = resolveRequisites(draft);
  const { fields, courses, warnings, repairs, refused } = draft;
  const calendar = readCalendar(fields.get('system type') ?? '', draft);
  const title = fields.get('degree plan') || fields.get('curriculum') || '';
  return { title, institution: fields.get('institution') ?? '', degreeType: fields.get('degree type') ?? '', calendar, courses, requisites, warnings, repairs, refused };
}

function note(code: string, row: number, message: string): ImportNote {
  return { code, where: `row ${row}`, message: `Row ${row}: ${message}` };
}

function readHeading(cells: readonly string[]): Heading {
  const heading: Partial<Record<Column, number>> = {};
  cells.forEach((cell, i) => {
    const name = cell.trim().toLowerCase();
    for (const column of Object.keys(columns) as Column[]) if (columns[column].test(name)) heading[column] ??= i;
  });
  return heading;
}

function readCourse(row: CsvRow, heading: Heading, isAdditional: boolean, draft: Draft): void {
  const cell = (column: Column): string => row.cells[heading[column] ?? -1]?.trim() ?? '';
  const id = cell('id');
  const refuse = (code: string, message: string): void => void draft.refused.push(note(code, row.row, message));
  if (id === '') return refuse('no-id', 'The course has no id.');
  if (id.length > 300) return refuse('long-id', 'The course id is longer than 300 characters.');
  const before = draft.rowOfId.get(id);
  if (before !== undefined) return refuse('duplicate-id', `The course id ${quoteSafely(id)} is already used in row ${before}.`);
  const code = `${cell('prefix')} ${cell('number')}`.trim();
  const name = cell('name') || code;
  if (name === '') return refuse('no-name', `The course ${quoteSafely(id)} has neither name nor number.`);
  const credits = cell('credits') === '' ? null : Number(cell('credits'));
  if (credits !== null && !(credits >= 0 && credits <= 1000)) return refuse('bad-credits', `${quoteSafely(cell('credits'))} is not a number of credit hours (0 to 1000).`);
  if (cell('name') === '') draft.repairs.push(note('name-from-number', row.row, `The course has no name; its number ${quoteSafely(code)} was taken.`));
  draft.rowOfId.set(id, row.row);
  draft.courses.push({ id, name, code, credits, term: cell('term'), isAdditional, row: row.row });
  for (const kind of requisiteColumns) {
    const ids = new Set(cell(kind).split(/[;,]/).map((part) => part.trim()).filter((part) => part !== ''));
    for (const from of ids) draft.wanted.push({ from, to: id, kind, row: row.row });
  }
}

function resolveRequisites(draft: Draft): readonly PlanRequisite[] {
  const known = draft.rowOfId;
  const found: PlanRequisite[] = [];
  for (const { from, to, kind, row } of draft.wanted) {
    if (known.has(from)) found.push({ from, to, kind });
    else draft.refused.push(note('unknown-requisite', row, `The ${kind} ${quoteSafely(from)} of course ${quoteSafely(to)} is not a course of the plan.`));
  }
  return found;
}

function readCalendar(text: string, draft: Draft): DegreePlan['calendar'] {
  const clean = text.toLowerCase();
  if (clean === 'semester' || clean === 'quarter') return clean;
  const guess = clean.startsWith('sem') ? 'semester' : clean.startsWith('qu') ? 'quarter' : null;
  if (guess) draft.repairs.push({ code: 'system-type', where: 'System Type', message: `The system type ${quoteSafely(text)} was read as ${guess}.` });
  else if (clean !== '') draft.warnings.push({ code: 'system-type', where: 'System Type', message: `The system type ${quoteSafely(text)} is not known; complexity is computed as for semesters.` });
  return guess;
}
