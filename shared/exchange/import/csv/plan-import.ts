import { err } from '../../../kit/result';
import { importFinding, type ImportPlanner } from '../import-plan';
import { planTables } from '../tables/plan-tables';
import { isTableFile, readCsvTables } from './read-tables';

/** One or more tables as text (CSV, TSV) → records. Files of other kinds beside them are not read. */
export const planCsvImport: ImportPlanner = (input) => {
  const files = input.files.length === 1 ? input.files : input.files.filter(isTableFile);
  if (files.length === 0) return err([importFinding('TRL-I001', 'There is no CSV file in what was chosen.')]);
  const read = readCsvTables(files, true);
  return read.ok ? planTables('csv', input, read.value, true) : err([importFinding('TRL-I002', read.error)]);
};
