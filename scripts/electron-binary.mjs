// Where the Electron binary is, or null. It is not in the npm package: it is fetched once, if it can be.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../node_modules/electron', import.meta.url));
const fetchLimitMs = 120_000;

function present() {
  const given = process.env.ELECTRON_EXEC_PATH;
  if (given && existsSync(given)) return given;
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

export function findElectron({ fetch: mayFetch = false } = {}) {
  const found = present();
  if (found || !mayFetch || process.env.TRELLIS_NO_ELECTRON) return found;
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: fetchLimitMs });
  return present();
}
