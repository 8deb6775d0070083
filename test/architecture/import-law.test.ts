import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly string[];
}

/** Imports as project paths ("shared/kit/result") or package names ("node:fs", "react"). */
function importsOf(path: string, text: string): readonly string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    if (fileName.startsWith('#')) return fileName.slice(1);
    return fileName.startsWith('.') ? posix.normalize(posix.join(dirname(path), fileName)) : fileName;
  });
}

const files: readonly SourceFile[] = ['shared', 'electron', 'renderer'].flatMap((layer) =>
  readdirSync(join(root, layer), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, lines: text.split('\n').length, imports: importsOf(path, text) };
    }),
);

/** Order of the folders of shared: each may import itself and what stands before it. Migrations lie below the model: a frozen step must not move with it. */
const sharedOrder = ['kit', 'migrations', 'model', 'graph', 'document', 'path', 'simulate', 'checks', 'suggest', 'exchange', 'contract'];
/** What is pure and small enough for shared beside zod. */
const sharedPackages = ['zod', 'saxes', 'papaparse', 'yaml', 'markdown-it', 'secure-json-parse', '@xmldom/xmldom', 'parse5', 'minisearch'];

const isPackage = (name: string): boolean => !/^(shared|electron|renderer|test|scripts)\//.test(name);

/** The import law of ARCHITECTURE.md: why an import is forbidden, or null. */
function breach(from: string, to: string): string | null {
  const [layer, folder] = from.split('/');
  const [toLayer, toFolder] = to.split('/');
  const isAdapterElectron = from.endsWith('.electron.ts');
  if (to === 'electron' && !(from.startsWith('electron/main/') || from.startsWith('electron/preload/') || isAdapterElectron)) return 'only main, preload and *.electron.ts import electron';
  if (layer === 'shared') {
    if (isPackage(to)) return sharedPackages.some((name) => to === name || to.startsWith(`${name}/`)) ? null : 'shared imports zod and small pure libraries only';
    if (toLayer !== 'shared') return 'shared imports only shared';
    return sharedOrder.indexOf(toFolder ?? '') <= sharedOrder.indexOf(folder ?? '') && sharedOrder.includes(toFolder ?? '') ? null : `shared/${folder ?? ''} lies below shared/${toFolder ?? ''}`;
  }
  if (layer === 'electron') {
    if (toLayer === 'renderer') return 'the host does not import the renderer';
    if (folder === 'services') return (isPackage(to) ? to === 'lowdb' || to === 'zod' : toLayer === 'shared' || to.startsWith('electron/ports/') || to.startsWith('electron/services/')) ? null : 'services import shared, ports, services, lowdb core';
    if (folder === 'ports') return toLayer === 'shared' || to.startsWith('electron/ports/') ? null : 'ports import shared only';
    if (folder === 'adapters') return to.startsWith('electron/services/') || to.startsWith('electron/main/') || to.startsWith('electron/ipc/') || to.startsWith('electron/hosts/') ? 'adapters import ports and shared' : null;
    if (folder === 'hosts') return to.startsWith('electron/main/') || to.endsWith('.electron') ? 'hosts import nothing that imports electron' : null;
    return null;
  }
  if (toLayer === 'electron' || to.startsWith('node:')) return 'the renderer reaches a host only through the bridge';
  if (folder === 'bridge') return isPackage(to) || /^shared\/(contract|model|document|kit)\//.test(to) || to.startsWith('renderer/bridge/') ? null : 'the bridge imports the contract, model and document';
  if (folder === 'ui') return isPackage(to) || to.startsWith('renderer/ui/') ? null : 'ui imports react and tokens';
  if (folder === 'player') return isPackage(to) ? (to.endsWith('.css') ? null : 'the player has no dependencies') : toLayer === 'shared' || to.startsWith('renderer/player/') ? null : 'the player imports shared only';
  if (folder === 'stage') return isPackage(to) ? (to.startsWith('scorm-again') ? null : 'the stage has its run-time only') : toLayer === 'shared' || to.startsWith('renderer/stage/') ? null : 'the stage imports shared only';
  if (folder === 'features' && toLayer === 'renderer') {
    const [, , own] = from.split('/');
    if (toFolder === 'features' && to.split('/')[2] !== own) return 'a feature does not import the inside of another';
    if (toFolder === 'player' || toFolder === 'app') return 'features do not import app or player';
  }
  return null;
}

describe('import law', () => {
  it('reads a plausible number of files', () => {
    expect(files.length).toBeGreaterThan(150);
  });
  it('holds for every import', () => {
    const breaches = files
      .filter((file) => !/vite\.config\.ts$/.test(file.path))
      .flatMap((file) => file.imports.map((to) => ({ from: file.path, to, why: breach(file.path, to) })).filter(({ why }) => why !== null));
    expect(breaches).toEqual([]);
  });
  it('would notice a breach', () => {
    expect(breach('shared/kit/a.ts', 'shared/model/b')).not.toBeNull();
    expect(breach('shared/path/a.ts', 'node:fs')).not.toBeNull();
    expect(breach('electron/services/a.ts', 'electron')).not.toBeNull();
    expect(breach('electron/services/a.ts', 'node:fs')).not.toBeNull();
    expect(breach('electron/hosts/a.ts', 'electron/adapters/dialogs.electron')).not.toBeNull();
    expect(breach('renderer/features/x/a.ts', 'renderer/features/y/b')).not.toBeNull();
    expect(breach('renderer/ui/a.tsx', 'renderer/store/b')).not.toBeNull();
    expect(breach('renderer/player/a.ts', 'zod')).not.toBeNull();
    expect(breach('renderer/stage/a.ts', 'renderer/store/b')).not.toBeNull();
    expect(breach('shared/migrations/a.ts', 'shared/model/b')).not.toBeNull();
    expect(breach('shared/path/a.ts', 'shared/model/b')).toBeNull();
  });
});

describe('house rules', () => {
  it('no source file has more than 500 lines, none in shared more than 300', () => {
    const long = files.filter((file) => file.lines > (file.path.startsWith('shared/') ? 300 : 500)).map((file) => `${file.path}: ${file.lines}`);
    expect(long).toEqual([]);
  });
  it('named exports only, except configuration', () => {
    expect(files.filter((file) => !/\.config\.ts$/.test(file.path) && /^export default/m.test(file.text)).map((file) => file.path)).toEqual([]);
  });
  it('file names are kebab-case', () => {
    expect(files.filter((file) => !/^[a-z0-9.-]+$/.test(file.path.split('/').at(-1) ?? '')).map((file) => file.path)).toEqual([]);
  });
  it('no barrel re-exports', () => {
    expect(files.filter((file) => /^export \* from/m.test(file.text)).map((file) => file.path)).toEqual([]);
  });
  it('shared has no clock, no chance, no locale', () => {
    const forbidden = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\.localeCompare\(|\btoLocale\w+\(|\bIntl\./;
    expect(files.filter((file) => file.path.startsWith('shared/') && forbidden.test(file.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))).map((file) => file.path)).toEqual([]);
  });
});
