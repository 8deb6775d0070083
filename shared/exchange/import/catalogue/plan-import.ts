import { quoteSafely } from '../../../kit/quote';
import type { Finding } from '../../../kit/finding';
import { err, ok, type Result } from '../../../kit/result';
import { parseJsonBytes } from '../../files/json/parse-json';
import type { ImportFile, ImportPlanner } from '../import-plan';
import { finishImport, importFinding } from '../import-plan';
import type { Catalogue } from './catalogue';
import { learnMimeOf, readLearnFolder } from './read-learn-folder';
import { shapeOf } from './shapes';
import { catalogueRecords } from './to-records';

/**
 * A JSON list of modules (or of work roles) in one of the shapes of docs/data/catalogue.md, or a folder of YAML modules of Microsoft Learn → one course, its modules and links, competencies
 * and roles. Rows that cannot be taken over are refused, each with its number.
 */
export const planCatalogueImport: ImportPlanner = (input) => {
  const read = readCatalogue(input.files, input.name);
  return read.ok ? ok(finishImport('catalogue', catalogueRecords(input, read.value))) : err([read.error]);
};

function readCatalogue(files: readonly ImportFile[], name: string): Result<Catalogue, Finding> {
  if (files.some((file) => learnMimeOf(file) === 'Module')) return ok(readLearnFolder(files));
  const found = files.filter(({ path }) => /\.json$/i.test(path));
  const only = found.length === 1 ? found[0] : files.length === 1 ? files[0] : undefined;
  if (!only) return err(importFinding('TRL-I001', 'A catalogue is one JSON file, or a folder of YAML modules of Microsoft Learn.'));
  const parsed = parseJsonBytes(only.bytes);
  if (!parsed.ok) return err(importFinding('TRL-I010', `${quoteSafely(only.path)} was not read. ${parsed.error.message}`));
  const shape = shapeOf(parsed.value);
  if (!shape) return err(importFinding('TRL-I013', `${quoteSafely(only.path)} is no list of modules: a list of objects with "title", or an object with such a list in "modules", is needed.`));
  const catalogue = shape.read(shape.value, name);
  const isEmpty = [catalogue.modules, catalogue.roles, catalogue.refused].every((list) => list.length === 0);
  return isEmpty ? err(importFinding('TRL-I013', `${quoteSafely(only.path)} lists neither modules nor roles.`)) : ok(catalogue);
}
