import { quoteSafely } from '../../../kit/quote';
import { err } from '../../../kit/result';
import { importFinding, type ImportPlanner } from '../import-plan';
import { planTables } from '../tables/plan-tables';
import { isWorkbook, readWorkbook } from './read-workbook';

/** An unpacked Office Open XML workbook → records. */
export const planXlsxImport: ImportPlanner = (input) => {
  if (!isWorkbook(input.files)) return err([importFinding('TRL-I001', `${quoteSafely(input.name)} is no Excel workbook (.xlsx). Save older ones (.xls) and those of other programs (.ods) as .xlsx.`)]);
  const read = readWorkbook(input.files);
  return read.ok ? planTables('xlsx', input, read.value, true) : err([importFinding('TRL-I041', `The workbook ${quoteSafely(input.name)} cannot be read: ${read.error}. Open it in a spreadsheet program and save it again as .xlsx.`)]);
};
