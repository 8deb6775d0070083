import type { Finding } from '../../../kit/finding';
import { compareCodeUnits, inOrderOfId } from '../../../kit/order';
import { err, ok } from '../../../kit/result';
import { encodeUtf8 } from '../../../kit/text';
import { settingsOf } from '../../../document/trellis-document';
import type { TrellisDocument } from '../../../document/trellis-document';
import type { Program } from '../../../path/program';
import { describePath } from '../../descriptions/description/described-path';
import { counted } from '../../descriptions/description/words';
import type { ExportBuilder } from '../../export-input';
import type { RuleFate } from '../../fate';
import { slugOf } from '../../identifiers';
import { describedFates } from '../one-player/fates';
import { packageAssets } from '../one-player/package-assets';
import { poolFates } from '../one-player/pool-fates';
import type { PackageFile } from '../package-file';
import { missingAsset } from '../missing-asset';
import { heldQuestions } from './assessment';
import { cartridgeContent } from './cartridge-content';
import { cartridgeIds } from './cartridge-ids';
import { cartridgeManifest } from './manifest';
import { preflightCartridge } from './preflight';
import { cartridgeVersions } from './version';

/** The path as an outline in IMS Common Cartridge. Nothing in the format holds a learner back; every module says in words what it comes after. */
export function commonCartridge(target: keyof typeof cartridgeVersions): ExportBuilder {
  const version = cartridgeVersions[target];
  return ({ document, assets, sha256 }, program) => {
    const path = describePath(document, program);
    const placed = packageAssets(document, program.modules.map(({ id }) => id));
    const ids = cartridgeIds(program.role, sha256);
    const { items, resources, files } = cartridgeContent(path, placed, ids, version);
    const preflight: Finding[] = [...preflightCartridge(path)];
    const all: PackageFile[] = [...files];
    for (const { path: at, asset } of placed.entries) {
      const bytes = assets(asset.id);
      if (bytes === undefined || bytes.length === 0) preflight.push(missingAsset(asset));
      else all.push({ path: at, bytes });
    }
    if (preflight.some(({ severity }) => severity === 'error')) return err(preflight);
    const manifest = cartridgeManifest({
      ids, version, title: program.title, description: document.tables.role.get(program.role)?.description ?? '', keywords: path.competencies.map(({ title }) => title), language: settingsOf(document).language, items, resources,
    });
    all.push({ path: 'imsmanifest.xml', bytes: encodeUtf8(manifest) });
    all.sort((a, b) => compareCodeUnits(a.path, b.path));
    const identifiers = { manifest: ids.manifest, organization: ids.organization, ...Object.fromEntries(program.modules.map(({ id }) => [id, ids.item(id)])) };
    return ok({ files: all, suggestedName: `${slugOf(program.title, 'role')}-${target}.imscc`, rules: cartridgeFates(document, program), preflight, identifiers });
  };
}

const told = 'the page about each module';

function cartridgeFates(document: TrellisDocument, program: Program): readonly RuleFate[] {
  const marked = program.modules.filter(({ passMark }) => passMark !== null).length;
  const onPath = new Set<string>(program.modules.map(({ id }) => id));
  const pools = poolFates(inOrderOfId(document.tables['question-set']).filter((set) => onPath.has(set.module) && heldQuestions(set).length > 0), { fate: 'degraded', how: 'Common Cartridge knows no draw: every question is asked. Set the draw in the LMS, where it has one.' });
  const inTests = new Set(pools.map(({ rule }) => rule));
  return [
    ...describedFates(document, program, (subject) => (subject === 'earlier' || subject === 'pool' ? null : told)).filter(({ rule }) => !inTests.has(rule)),
    ...pools,
    ...(marked > 0 ? [{ rule: `Pass marks (${counted(marked, 'module')})`, fate: 'degraded', how: `Described in ${told}; the LMS marks the questions, and its gradebook has to be told the mark.` } as const] : []),
  ];
}
