import type { Finding } from '../../../kit/finding';
import { compareCodeUnits } from '../../../kit/order';
import { encodeUtf8 } from '../../../kit/text';
import type { QuestionSet } from '../../../model/question-set';
import type { Program } from '../../../path/program';
import { sourceFiles } from '../../descriptions/bundle/source-file';
import type { ExportInput } from '../../export-input';
import { indexPage } from '../one-player/index-page';
import { packageAssets } from '../one-player/package-assets';
import { courseScript, preAssessmentsOf } from '../one-player/player-content';
import { preflightModules } from '../one-player/preflight';
import { preflightLook } from '../one-player/preflight-look';
import type { PackageFile } from '../package-file';
import type { PlayerCourse } from '../player/player-course';
import { titleFindings } from '../manifest-title';
import type { Standard } from '../../targets';
import { missingAsset } from '../missing-asset';
import { moduleCourse, preTestCourse, type LaunchInput } from './module-course';
import { unitIdentifiers, type UnitIdentifiers } from './unit-identifiers';

/** One launch of a package with several. */
export interface LaunchUnit extends UnitIdentifiers {
  /** In `program.modules`. */
  readonly module: number;
  /** The pre-assessment that it asks; null: the module itself. */
  readonly test: QuestionSet | null;
  readonly title: string;
  readonly href: string;
  /** Files that are its own; the player is shared. */
  readonly paths: readonly string[];
}

export interface PackageUnits {
  readonly units: readonly LaunchUnit[];
  /** Everything but the manifest and the schemas, sorted. */
  readonly files: readonly PackageFile[];
  /** Files of no unit alone: the player, and the editable design where it is asked for. */
  readonly shared: readonly string[];
  readonly preflight: readonly Finding[];
}

export interface UnitsInput extends Pick<ExportInput, 'document' | 'role' | 'assets' | 'resources' | 'sha256' | 'options' | 'app'> {
  readonly program: Program;
  readonly standard: Standard;
  /** Modules in the package, in order. */
  readonly modules: readonly number[];
  /** Pre-assessments that become launches of their own. */
  readonly tests: readonly { readonly module: number; readonly set: QuestionSet }[];
}

/** The launches of a package and their files. The player lies in it once. Pure. */
export function packageUnits(input: UnitsInput): PackageUnits {
  const { document, program, resources } = input;
  const ids = unitIdentifiers([...input.modules.map((index) => program.modules[index]?.id ?? ''), ...input.tests.map(({ set }) => set.id)], input.sha256);
  const files = new Map<string, PackageFile>();
  const preflight: Finding[] = [];
  const own = (index: number): LaunchInput => ({ ...input, assets: packageAssets(document, [program.modules[index]?.id ?? ''], 'branded') });
  const tests = input.tests.map(({ module, set }) => unitOf(files, ids.get(set.id)!, preTestCourse(own(module), module, set), module, set, []));
  const courses = input.modules.map((index) => ({ index, launch: own(index), course: moduleCourse(own(index), index) }));
  const modules = courses.map(({ index, launch, course }) => unitOf(files, ids.get(program.modules[index]?.id ?? '')!, course, index, null, addAssets(input, launch, files, preflight)));
  const shared = [...resources.player.map(({ path, bytes }) => ({ path: `player/${path}`, bytes })), ...sourceFiles(input)];
  for (const file of shared) files.set(file.path, file);
  if (!resources.player.some(({ path }) => path === 'player.js')) preflight.push({ code: 'TRL-X010', severity: 'error', message: 'The player is not built; run the build and export again.', records: [] });
  preflight.push(...preflightLook(document));
  const held = { ...program, modules: input.modules.map((index) => program.modules[index]!) };
  if (input.standard !== 'cmi5') preflight.push(...titleFindings([{ title: program.title, record: program.role }, ...[...modules, ...tests].map(({ title, test, module }) => ({ title, record: test?.id ?? program.modules[module]?.id ?? '' }))]));
  preflight.push(...preflightModules(document, held, { modules: courses.map(({ course }) => course.modules[0]!), preAssessments: preAssessmentsOf(document, held) }));
  return { units: [...modules, ...tests], files: sortFiles([...files.values()]), shared: shared.map(({ path }) => path).sort(compareCodeUnits), preflight };
}

function unitOf(files: Map<string, PackageFile>, ids: UnitIdentifiers, course: PlayerCourse, module: number, test: QuestionSet | null, assets: readonly string[]): LaunchUnit {
  const href = `${ids.file}.html`;
  const script = `content/${ids.file}.js`;
  files.set(href, { path: href, bytes: encodeUtf8(indexPage(course, script)) });
  files.set(script, { path: script, bytes: encodeUtf8(courseScript(course)) });
  return { ...ids, module, test, title: course.title, href, paths: [href, script, ...assets] };
}

/** Adds the files that a module shows; their paths. A file that is missing is an error, said once. */
function addAssets({ assets }: UnitsInput, launch: LaunchInput, files: Map<string, PackageFile>, preflight: Finding[]): readonly string[] {
  return launch.assets.entries.map(({ path, asset }) => {
    const bytes = assets(asset.id);
    if (bytes !== undefined && bytes.length > 0) files.set(path, { path, bytes });
    else if (!preflight.some(({ code, records }) => code === 'TRL-X009' && records.includes(asset.id))) preflight.push(missingAsset(asset));
    return path;
  });
}

export function sortFiles(files: readonly PackageFile[]): readonly PackageFile[] {
  return [...files].sort((a, b) => compareCodeUnits(a.path, b.path));
}

/** The manifest and the schemas beside the files of a package. */
export function withManifest(files: readonly PackageFile[], manifest: string, xsd: readonly PackageFile[]): readonly PackageFile[] {
  const schemas = xsd.filter(({ path }) => /\.(xsd|dtd)$/.test(path) && path !== 'driver.xsd');
  return sortFiles([...files, { path: 'imsmanifest.xml', bytes: encodeUtf8(manifest) }, ...schemas]);
}
