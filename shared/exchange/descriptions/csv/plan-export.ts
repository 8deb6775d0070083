import { ok } from '../../../kit/result';
import { encodeUtf8 } from '../../../kit/text';
import { describePath } from '../description/described-path';
import { moduleColumns, moduleRows } from '../description/module-table';
import type { ExportBuilder } from '../../export-input';
import { fileNameOf } from '../../identifiers';
import { describedFates, type RuleSubject } from '../../packages/one-player/fates';
import { writeCsv } from './write-csv';

const byteOrderMark = '\ufeff';

const columnOf: Readonly<Record<RuleSubject, string | null>> = {
  prerequisites: 'Prerequisites', groups: 'Requirement groups', corequisites: 'Corequisites', zone: 'Zone asks', gate: 'Gates', rule: 'Rules', attested: 'Recorded by',
  formats: 'Other formats', validity: 'Validity (days)', equivalents: 'Equivalents', pool: null, earlier: null,
};

/**
 * The path as a table, one row a module. UTF-8 with a byte-order mark: without it Excel reads a file that is opened by a double click in the code page of
 * the machine, and every other reader takes the mark off.
 */
export const planCsv: ExportBuilder = ({ document }, program) => {
  const name = fileNameOf(program.title, 'csv');
  const rows = [moduleColumns.map(({ header }) => header), ...moduleRows(describePath(document, program))];
  const bytes = encodeUtf8(byteOrderMark + writeCsv(rows));
  const rules = describedFates(document, program, (subject) => columnOf[subject] && `the column “${columnOf[subject]}”`);
  return ok({ files: [{ path: name, bytes }], suggestedName: name, rules, preflight: [], identifiers: {} });
};
