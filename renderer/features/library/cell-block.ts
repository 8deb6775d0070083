import { parseCsv } from '#shared/exchange/descriptions/csv/parse-csv';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { CourseModule } from '#shared/model/module';
import type { ModuleField } from '../../store/fields/module-field';
import { type CellEdit, fieldSheet, writeCells } from '../../store/fields/write-cells';
import type { Studio } from '../../store/studio';
import { t } from '../../i18n/t';

/** Cells of the grid as rows of text, as a spreadsheet puts them on the clipboard: tabs between, quotes around what holds a tab, a quote or a line break. */
export function blockText(document: TrellisDocument, modules: readonly CourseModule[], fields: readonly ModuleField[]): string {
  return modules.map((module) => fields.map((field) => quoted(field.text(document, module))).join('\t')).join('\n');
}

function quoted(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of text from a clipboard; the line break at its end, which spreadsheets write, is no row. */
export function readBlock(text: string): readonly (readonly string[])[] {
  return parseCsv(text.replace(/(\r\n|\r|\n)$/, ''), '\t').rows.map(({ cells }) => cells);
}

/** Most rows that are pasted at once; more come in by Import, which shows what it will do. */
const mostRows = 20_000;

export interface PasteAt {
  /** The modules from the cell on downwards, as they are shown. */
  readonly modules: readonly CourseModule[];
  /** The columns from the cell on to the right. */
  readonly fields: readonly ModuleField[];
  /** How many modules and columns are marked; one value fills them all. */
  readonly marked: { readonly rows: number; readonly columns: number };
}

/**
 * Pastes a block into the grid, as one step: one value into all that is marked, else cell by cell from the first on. Rows below the last module become new
 * modules where the block has their titles. Nothing is changed where one cell does not fit.
 */
export async function pasteBlock(studio: Studio, text: string, { modules, fields, marked }: PasteAt): Promise<boolean> {
  const rows = readBlock(text);
  const [first] = rows;
  if (!first || text === '') return false;
  if (rows.length > mostRows) return refuse(studio, t('paste.tooMany', { most: mostRows }));
  const isOne = rows.length === 1 && first.length === 1;
  const block = isOne ? Array.from({ length: marked.rows }, () => Array.from({ length: marked.columns }, () => first[0]!)) : rows;
  const width = Math.max(...block.map((row) => row.length));
  if (width > fields.length) return refuse(studio, t('paste.tooWide', { columns: width, fit: fields.length }));
  const taken = fields.slice(0, width);
  const sheet = fieldSheet(studio);
  const extra = block.length - modules.length;
  if (extra > 0 && !taken.some(({ id }) => id === 'title')) return refuse(studio, t('paste.tooLong', { rows: block.length, fit: modules.length }));
  const last = modules.at(-1);
  const targets = [...modules, ...Array.from({ length: Math.max(0, extra) }, () => sheet.addModule(last?.course ?? null))];
  const edits = block.flatMap((cells, row): readonly CellEdit[] => taken.flatMap((field, column) => (field.write && cells[column] !== undefined ? [{ module: targets[row]!, field, text: cells[column] }] : [])));
  const done = await writeCells(studio, edits, { label: t('paste.undo', { count: edits.length }), sheet });
  const left = taken.filter(({ write }) => !write);
  if (done && left.length > 0) studio.toast('info', t('paste.fixed', { fields: left.map(({ label }) => label).join(', ') }));
  return done;
}

function refuse(studio: Studio, message: string): false {
  studio.toast('error', message);
  return false;
}

/** Writes the first of some modules' cells into the others, column by column, as one step. */
export async function fillDown(studio: Studio, modules: readonly CourseModule[], fields: readonly ModuleField[]): Promise<boolean> {
  const { document } = studio.replica.getState();
  const [first, ...rest] = modules;
  if (!first || rest.length === 0) return false;
  // Two modules of one title, or code, are never meant; a block that is pasted may say what it likes.
  const fillable = fields.filter(({ write, id }) => write && id !== 'title' && id !== 'code');
  if (fillable.length === 0) return refuse(studio, t('fill.notHere'));
  const edits = fillable.flatMap((field) => { const text = field.text(document, first); return rest.map((module) => ({ module, field, text })); });
  const names = fillable.map(({ label }) => label).join(', ');
  if (!(await writeCells(studio, edits, { label: t('fill.undo', { fields: names, count: rest.length }), focus: modules.map(({ id }) => id) }))) return false;
  studio.toast('ok', t('fill.done', { fields: names, count: rest.length }), true);
  return true;
}
