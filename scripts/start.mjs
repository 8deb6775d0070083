// npm start: builds what is stale, then the desktop where Electron is or can be fetched, else the same studio in an app window of a browser.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildStale } from './build.mjs';
import { findElectron } from './electron-binary.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

const electron = hasDisplay ? findElectron({ fetch: true }) : null;
if (electron) {
  await buildStale(['hosts', 'player', 'electron']);
  run(electron, [root, '--sample', ...given]);
} else {
  const why = hasDisplay ? 'The Electron binary is not here and cannot be fetched' : 'There is no display for a desktop window';
  process.stderr.write(`${why}: opening the studio in a browser instead.\n`);
  await buildStale(['hosts', 'player', 'renderer']);
  run(process.execPath, [fileURLToPath(new URL('../bin/trellis.mjs', import.meta.url)), 'serve', '--sample', ...given]);
}

function run(command, args) {
  const child = spawn(command, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
