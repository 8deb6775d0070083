import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
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

const schemaFolder = fileURLToPath(new URL('../../resources/xsd/', import.meta.url));

/** The schemas of a standard that go into packages. */
export function schemasOf(standard: 'scorm12' | 'scorm2004'): readonly BuiltFile[] {
  const names = readdirSync(join(schemaFolder, standard), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return names.sort().map((path) => ({ path: relative(join(schemaFolder, standard), path).replaceAll('\\', '/'), bytes: new Uint8Array(readFileSync(path)) }));
}

export function scorm12Schemas(): readonly BuiltFile[] {
  return schemasOf('scorm12');
}
