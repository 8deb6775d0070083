import { encodeUtf8 } from '../../../kit/text';
import type { Program } from '../../../path/program';
import type { ExportInput } from '../../export-input';
import { packageIdentifiers } from '../../identifiers';
import { moduleCourse } from '../lms-path/module-course';
import { sortFiles, withManifest } from '../lms-path/package-units';
import { indexPage } from '../one-player/index-page';
import { packageAssets } from '../one-player/package-assets';
import { courseScript } from '../one-player/player-content';
import type { PackageFile } from '../package-file';
import { scorm12Manifest } from '../scorm12/manifest';

export interface ModulePackage {
  readonly files: readonly PackageFile[];
  /** Identifier of its manifest: made of the module's id, the same in every role. */
  readonly identifier: string;
}

/** One module as a SCORM 1.2 package of its own. Assets that are missing are left to the preflight. */
export function modulePackage({ document, assets, resources, sha256, options }: ExportInput, program: Program, index: number): ModulePackage {
  const module = program.modules[index]!;
  const placed = packageAssets(document, [module.id], 'branded');
  const course = moduleCourse({ document, program, assets: placed, sha256, standard: 'scorm12', options }, index);
  const identifiers = packageIdentifiers(module.id, sha256);
  const files = sortFiles([
    { path: 'index.html', bytes: encodeUtf8(indexPage(course)) },
    { path: 'content/course.js', bytes: encodeUtf8(courseScript(course)) },
    ...resources.player.map(({ path, bytes }) => ({ path: `player/${path}`, bytes })),
    ...placed.entries.flatMap(({ path, asset }) => {
      const bytes = assets(asset.id);
      return bytes ? [{ path, bytes }] : [];
    }),
  ]);
  const manifest = scorm12Manifest({ identifiers, title: module.title, paths: files.map(({ path }) => path), masteryScore: module.passMark === null ? null : module.passMark / 100 });
  return { files: withManifest(files, manifest, resources.xsd), identifier: identifiers.manifest };
}
