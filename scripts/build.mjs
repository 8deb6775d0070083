// Builds what is stale. Targets: hosts (command line and browser host), player, renderer, electron (main and preload).
// A target is stale when a source of it is newer than its stamp. `node scripts/build.mjs [--force] [target…]`
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const common = ['package.json', 'package-lock.json', 'scripts/build.mjs', 'shared'];
const targets = {
  hosts: { sources: [...common, 'electron', 'vite.hosts.config.ts'], config: 'vite.hosts.config.ts' },
  player: { sources: [...common, 'renderer/player'], config: 'renderer/player/vite.config.ts' },
  renderer: { sources: [...common, 'renderer'], config: 'renderer/vite.config.ts' },
  electron: { sources: [...common, 'electron', 'renderer', 'electron.vite.config.ts'], config: null },
};

function newest(path) {
  const full = join(root, path);
  if (!existsSync(full)) return 0;
  const found = statSync(full);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(full, { recursive: true, withFileTypes: true }).reduce((latest, entry) => {
    const at = statSync(join(entry.parentPath, entry.name)).mtimeMs;
    return at > latest ? at : latest;
  }, found.mtimeMs);
}

const stampOf = (name) => join(root, 'out', `.${name}.stamp`);

function isStale(name) {
  const stamp = stampOf(name);
  return !existsSync(stamp) || targets[name].sources.some((source) => newest(source) > statSync(stamp).mtimeMs);
}

/** Builds the named targets that are stale. Messages go to standard error: standard output belongs to the command. */
export async function buildStale(names, { force = false } = {}) {
  const stale = names.filter((name) => force || isStale(name));
  if (stale.length === 0) return;
  const { build } = await import('vite');
  for (const name of stale) {
    process.stderr.write(`Building ${name} …\n`);
    const startedAt = new Date();
    rmSync(stampOf(name), { force: true });
    if (name === 'electron') {
      const { build: buildElectron } = await import('electron-vite');
      await buildElectron({ root, configFile: join(root, 'electron.vite.config.ts'), logLevel: 'warn' });
    } else await build({ configFile: join(root, targets[name].config), logLevel: 'warn' });
    mkdirSync(join(root, 'out'), { recursive: true });
    writeFileSync(stampOf(name), `${startedAt.toISOString()}\n`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
  await buildStale(wanted.length > 0 ? wanted : Object.keys(targets), { force: process.argv.includes('--force') });
}
