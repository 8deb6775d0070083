import { encodeUtf8 } from '../../../kit/text';
import { err, ok } from '../../../kit/result';
import { settingsOf, type TrellisDocument } from '../../../document/trellis-document';
import type { Program } from '../../../path/program';
import { describePath } from '../../descriptions/description/described-path';
import { sourceFiles } from '../../descriptions/bundle/source-file';
import type { ExportBuilder } from '../../export-input';
import type { RuleFate } from '../../fate';
import { slugOf } from '../../identifiers';
import { packageUnits } from '../lms-path/package-units';
import { describedFates } from '../one-player/fates';
import { testOf } from '../one-player/player-content';
import { poolFates } from '../one-player/pool-fates';
import { cutFinding } from '../../descriptions/xlsx/plan-export';
import { writeWorkbook } from '../../descriptions/xlsx/write-workbook';
import { buildPage } from './build-page';
import { buildSheets } from './build-sheet';
import { modulePackage } from './module-package';

/** One SCORM 1.2 package per module, and the build sheet from which an LMS team builds the path itself. */
export const planModules: ExportBuilder = (input, program) => {
  const all = program.modules.map((_module, index) => index);
  const { preflight, units } = packageUnits({ ...input, program, standard: 'scorm12', modules: all, tests: [] });
  if (preflight.some(({ severity }) => severity === 'error')) return err(preflight);
  const packages = units.map((unit) => ({ path: `packages/${unit.file}.zip`, ...modulePackage(input, program, unit.module), module: unit.module }));
  const title = `Build sheet: ${program.title}`;
  const sheets = buildSheets(describePath(input.document, program), (module) => packages[module]?.path ?? '');
  const workbook = writeWorkbook({ title, sheets });
  return ok({
    files: [{ path: 'build-sheet.html', bytes: encodeUtf8(buildPage(title, settingsOf(input.document).language, sheets)) }, ...sourceFiles(input)],
    archives: [{ path: 'build-sheet.xlsx', files: workbook.files }, ...packages.map(({ path, files }) => ({ path, files }))],
    suggestedName: `${slugOf(program.title, 'role')}-modules.zip`,
    rules: moduleFates(input.document, program),
    preflight: [...preflight, ...workbook.cut.map(cutFinding)],
    identifiers: Object.fromEntries(packages.map(({ module, identifier }) => [program.modules[module]?.id ?? '', identifier])),
  });
};

/** The path is told, not enforced; pass marks and attempts are in the packages. */
function moduleFates(document: TrellisDocument, program: Program): readonly RuleFate[] {
  const marks = program.modules.filter(({ passMark }) => passMark !== null).length;
  const tests = program.modules.flatMap(({ id }) => testOf(document, id) ?? []);
  const inPackages = new Set(poolFates(tests).map(({ rule }) => rule));
  return [
    ...(marks > 0 ? [{ rule: `Pass marks (${marks} ${marks === 1 ? 'module' : 'modules'})`, fate: 'kept', how: 'Each package reports passed or failed by its mark, and has it in its manifest.' } as const] : []),
    ...poolFates(tests),
    ...describedFates(document, program, (subject) => (subject === 'earlier' || subject === 'formats' || subject === 'pool' ? null : 'the build sheet')).filter(({ rule }) => !inPackages.has(rule)),
  ];
}
