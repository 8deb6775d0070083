import { ok } from '../../../kit/result';
import { sourceFiles } from '../../descriptions/bundle/source-file';
import type { ExportBuilder } from '../../export-input';
import { slugOf } from '../../identifiers';
import type { Standard } from '../../targets';
import { playerFates } from './fates';
import type { ManifestInput } from './manifest-input';
import { onePlayerPackage } from './package';

/** The package with one item, our player, under a standard's manifest. */
export function onePlayer(standard: Standard, manifest: (input: ManifestInput) => string, manifestPath: 'imsmanifest.xml' | 'cmi5.xml' = 'imsmanifest.xml'): ExportBuilder {
  return (input, program) => {
    const { document, target, options, assets, resources, sha256 } = input;
    const built = onePlayerPackage({ document, program, assets, player: resources.player, xsd: resources.xsd, sha256, standard, manifest, manifestPath, reporting: options, more: sourceFiles(input) });
    if (!built.ok) return built;
    const { files, preflight, identifiers, structure } = built.value;
    return ok({ files, suggestedName: `${slugOf(program.title, 'role')}-${target}.zip`, rules: playerFates(document, program), preflight, identifiers: { ...identifiers }, structure });
  };
}
