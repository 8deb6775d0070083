import { append } from '../../../kit/append';
import { quoteSafely } from '../../../kit/quote';
import { err, ok } from '../../../kit/result';
import { createImportDraft, finishImport, importFinding, type ImportInput, type ImportNote, type ImportPlan, type ImportPlanner, type MappedTable } from '../import-plan';
import { addCompetencies } from './add-competencies';
import { addLinks, linksOfTable } from './add-links';
import { addModules, linksOfRows } from './add-modules';
import { addRoles } from './add-roles';
import { fieldsOf, type TableKind } from './columns';
import { readModuleRows } from './module-rows';
import { readRecordTables } from './read-records';
import { recogniseTable, type ColumnChoices, type RecognisedTable } from './recognise';
import { columnLabel, tableNote, type SourceTable } from './source-table';
import { createTableImport, withoutFlood } from './table-import';

/** What was read of the files: tables, and what is to be told about the reading. */
export interface ReadTables {
  readonly tables: readonly SourceTable[];
  readonly warnings: readonly ImportNote[];
  readonly refused?: readonly ImportNote[];
}

const needed = 'A table of modules needs a row of headers with “Title” and one more such as “Duration”, “Code” or “Prerequisites”; prerequisites need “From” and “To”; a matrix of roles needs “Title” and a column per role with x, core or elective; competencies need “Competency” with “Level” or “Behaviours”. `trellis import --template csv --out FILE` writes an example.';

/** Tables of a spreadsheet → records. What they are about is told by their headers; every row that cannot be taken over is refused with its number, column and how to mend it. */
export function planTables(kind: 'csv' | 'xlsx', input: ImportInput, { tables, warnings, refused = [] }: ReadTables, isAsked: boolean): ReturnType<ImportPlanner> {
  const wrong = wrongChoice(input, tables, isAsked);
  if (wrong !== null) return err([importFinding('TRL-I043', wrong)]);
  const recognised: RecognisedTable[] = [];
  const draft = createImportDraft();
  append(draft.warnings, warnings);
  append(draft.refused, refused);
  for (const source of tables) {
    const table = recogniseTable(source, choicesFor(input, source), isAsked);
    if (table) recognised.push(table);
    else if (source.rows.some(({ cells }) => cells.some((cell) => cell.trim() !== ''))) draft.warnings.push(tableNote('table-left-out', source, `No row of headers was found in ${quoteSafely(source.name, 40)}, so it was left out.`));
  }
  if (recognised.length === 0) return err([importFinding('TRL-I040', `There is no table of a curriculum in ${quoteSafely(input.name)}. ${needed}`)]);
  recognised.forEach((table) => tellColumns(table, draft.warnings));
  const of = (...kinds: readonly TableKind[]): readonly RecognisedTable[] => recognised.filter((table) => kinds.includes(table.kind));
  const records = readRecordTables(draft, input.document, of('records'));
  const shared = createTableImport({ ...input, newId: besides(input, draft.records.map(({ id }) => id)) }, draft, kind);
  for (const record of draft.records) {
    if (record.type === 'module') shared.modules.add({ id: record.id, names: [record.id, record.code, record.title] });
    if (record.type === 'competency') shared.competencies.add({ id: record.id, names: [record.id, record.code, record.title] });
  }
  addCompetencies(shared, of('competencies'));
  const modules = addModules(shared, of('modules').flatMap((table) => readModuleRows(table, draft)), false);
  const marked = addModules(shared, of('matrix').flatMap((table) => readModuleRows(table, draft)), modules.length === 0 && of('modules').length === 0);
  addRoles(shared, [...modules, ...marked]);
  addLinks(shared, [...linksOfRows(shared, [...modules, ...marked]), ...of('prerequisites').flatMap((table) => linksOfTable(shared, table))]);
  const shown = { ...draft, warnings: [...withoutFlood(draft.warnings)], repairs: [...withoutFlood(draft.repairs)] };
  return ok(withTables(finishImport(kind, shown), recognised, records));
}

/** Ids that the tables of records do not have either. */
function besides({ newId }: ImportInput, ids: readonly string[]): ImportInput['newId'] {
  const taken = new Set(ids);
  if (taken.size === 0) return newId;
  return (type, hint) => {
    for (;;) {
      const id = newId(type, hint);
      if (!taken.has(id)) return id;
    }
  };
}

function withTables(plan: ImportPlan, tables: readonly RecognisedTable[], { updates, merged }: ReturnType<typeof readRecordTables>): ImportPlan {
  const ofRecords = tables.filter(({ kind }) => kind === 'records').length;
  return { ...plan, mapping: tables.map(describeTable), ...(ofRecords > 0 ? { updates, merged } : {}), ...(ofRecords === tables.length ? { isPlaced: true } : {}) };
}

/** What a person chose for the columns of a table; `*` is for every table that has the column. */
function choicesFor({ mapping }: ImportInput, { name }: SourceTable): ColumnChoices | undefined {
  if (!mapping) return undefined;
  const [all, own] = ['*', name].map((key) => (Object.hasOwn(mapping, key) ? mapping[key] : undefined));
  return all || own ? { ...all, ...own } : undefined;
}

/** What no column can become, or a table or column that is not there: said instead of passed over. */
function wrongChoice(input: ImportInput, tables: readonly SourceTable[], isAsked: boolean): string | null {
  for (const [name, choices] of Object.entries(input.mapping ?? {})) {
    const meant = tables.filter((table) => name === '*' || table.name === name).flatMap((source) => recogniseTable(source, choicesFor(input, source), isAsked) ?? []);
    if (meant.length === 0) return `There is no table ${quoteSafely(name)} whose columns could be chosen.`;
    for (const [header, to] of Object.entries(choices)) {
      const having = meant.filter(({ columns }) => columns.some((column) => column.header === header));
      if (having.length === 0) return `There is no column ${quoteSafely(header)} in ${meant.map(({ source }) => quoteSafely(source.name, 40)).join(', ')}.`;
      const fields = [...new Set(having.flatMap(({ kind }) => fieldsOf(kind)))];
      if (!fields.includes(to)) return `The column ${quoteSafely(header)} cannot become ${quoteSafely(to)}. It can become: ${fields.join(', ') || 'nothing else'}.`;
    }
  }
  return null;
}

/** Names the columns that are no field, and rows that were passed over, so that nothing is lost in silence. */
function tellColumns({ source, kind, columns, above, headerRow }: RecognisedTable, warnings: ImportNote[]): void {
  const named = (to: string): readonly string[] => columns.filter((column) => column.to === to && kind !== 'records').map(({ index, header }) => columnLabel(index, header));
  const list = (names: readonly string[]): string => `${names.slice(0, 10).join(', ')}${names.length > 10 ? ` and ${names.length - 10} more` : ''}`;
  if (named('custom').length > 0) warnings.push(tableNote('custom-columns', source, `Kept as custom fields of the modules: ${list(named('custom'))}.`));
  if (named('ignored').length > 0) warnings.push(tableNote('ignored-columns', source, `Not taken over: ${list(named('ignored'))}.`));
  if (above.length > 0) warnings.push(tableNote('rows-above', source, `The headers were found in row ${headerRow}; ${above.length === 1 ? `row ${above[0]} above was` : `${above.length} rows above were`} not taken over.`));
}

const sampleLength = 80;
const sampledRows = 500;

function describeTable({ source, kind, columns, rows }: RecognisedTable): MappedTable {
  const shown = columns.slice(0, 500);
  const samples = shown.map(({ index }) => {
    const found = new Set<string>();
    for (const { cells } of rows.slice(0, sampledRows)) {
      const cell = (cells[index] ?? '').trim();
      if (cell !== '') found.add(cell.length > sampleLength ? `${cell.slice(0, sampleLength - 1)}…` : cell);
      if (found.size === 3) break;
    }
    return [...found];
  });
  return { name: source.name, kind, rows: rows.length, columns: shown.map(({ header, to }, at) => ({ header, to, samples: samples[at] ?? [] })), targets: fieldsOf(kind) };
}
