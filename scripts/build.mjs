// Builds what is stale. Targets: hosts (command line and browser host), player, renderer, electron (main and preload).
// A target is stale when a source of it is newer than its stamp. `node scripts/build.mjs [--force] [target…]`
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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
  // Another build may be taking it away just now.
  const built = statSync(stampOf(name), { throwIfNoEntry: false })?.mtimeMs;
  return built === undefined || targets[name].sources.some((source) => newest(source) > built);
}

const lock = join(root, 'out', '.building');
const lockStaleMs = 120_000;

/** Two commands at once in a fresh checkout build one after the other. A lock that nobody touched for two minutes is a crash's. */
async function withLock(work) {
  mkdirSync(join(root, 'out'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > lockStaleMs) rmSync(lock, { recursive: true, force: true });
      else await new Promise((done) => setTimeout(done, 200));
    }
  }
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), 10_000);
  try {
    await work();
  } finally {
    clearInterval(beat);
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Builds the named targets that are stale. Messages go to standard error: standard output belongs to the command. */
export async function buildStale(names, { force = false } = {}) {
  if (!force && !names.some(isStale)) return;
  await withLock(async () => {
    for (const name of names) if (force || isStale(name)) await buildTarget(name);
  });
}

async function buildTarget(name) {
  process.stderr.write(`Building ${name} …\n`);
  const startedAt = new Date();
  rmSync(stampOf(name), { force: true });
  if (name === 'electron') {
    const { build } = await import('electron-vite');
    await build({ root, configFile: join(root, 'electron.vite.config.ts'), logLevel: 'warn' });
  } else {
    const { build } = await import('vite');
    await build({ configFile: join(root, targets[name].config), logLevel: 'warn' });
  }
  writeFileSync(stampOf(name), `${startedAt.toISOString()}\n`);
  utimesSync(stampOf(name), startedAt, startedAt);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
  await buildStale(wanted.length > 0 ? wanted : Object.keys(targets), { force: process.argv.includes('--force') });
}
