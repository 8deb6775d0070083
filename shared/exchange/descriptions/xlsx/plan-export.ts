import type { Finding } from '../../../kit/finding';
import { ok } from '../../../kit/result';
import { describePath } from '../description/described-path';
import type { ExportBuilder } from '../../export-input';
import { fileNameOf } from '../../identifiers';
import { describedFates, type RuleSubject } from '../../packages/one-player/fates';
import { pathSheets } from './path-sheets';
import { columnName } from './workbook';
import { writeWorkbook, type WrittenWorkbook } from './write-workbook';

const sheetOf: Readonly<Record<RuleSubject, string | null>> = {
  prerequisites: 'Prerequisites', groups: 'Prerequisites', corequisites: 'Prerequisites', zone: 'Zones and gates', gate: 'Zones and gates', rule: 'Rules', attested: 'Modules',
  formats: 'Modules', validity: 'Modules', equivalents: 'Modules', pool: null, earlier: null,
};

/** The path as a workbook. */
export const planXlsx: ExportBuilder = ({ document }, program) => {
  const { files, cut } = writeWorkbook({ title: program.title, sheets: pathSheets(describePath(document, program)) });
  const rules = describedFates(document, program, (subject) => sheetOf[subject] && `the sheet “${sheetOf[subject]}”`);
  return ok({ files, suggestedName: fileNameOf(program.title, 'xlsx'), rules, preflight: cut.map(cutFinding), identifiers: {} });
};

/** A cell that holds more than Excel can. */
export function cutFinding({ sheet, row, column }: WrittenWorkbook['cut'][number]): Finding {
  return { code: 'TRL-X011', severity: 'warning', message: `The cell ${columnName(column - 1)}${row} of the sheet “${sheet}” is longer than a spreadsheet can hold; its end is left out. Shorten the text, or export JSON.`, records: [] };
}
