import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface BuiltFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const configFile = fileURLToPath(new URL('../../renderer/player/vite.config.ts', import.meta.url));
let built: Promise<readonly BuiltFile[]> | undefined;

/** The player, built in memory from the sources, once a test run. */
export function builtPlayer(): Promise<readonly BuiltFile[]> {
  built ??= build({ configFile, logLevel: 'silent', build: { write: false } }).then((result) => {
    const outputs = (Array.isArray(result) ? result : [result]).flatMap((part) => ('output' in part ? part.output : []));
    return outputs.map((file) => ({ path: file.fileName, bytes: new Uint8Array(Buffer.from(file.type === 'chunk' ? file.code : file.source)) }));
  });
  return built;
}

const schemas = ['adlcp_rootv1p2.xsd', 'ims_xml.xsd', 'imscp_rootv1p1p2.xsd', 'imsmd_rootv1p2p1.xsd'];

/** The SCORM 1.2 schemas that go into packages. */
export function scorm12Schemas(): readonly BuiltFile[] {
  return schemas.map((path) => ({ path, bytes: new Uint8Array(readFileSync(fileURLToPath(new URL(`../../resources/xsd/scorm12/${path}`, import.meta.url)))) }));
}
