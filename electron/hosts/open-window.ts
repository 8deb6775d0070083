import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hasDisplay, startProgram } from '../adapters/desktop-open';
import { configFolder } from './node-studio';

const chromiums = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'brave-browser'];
const macChromiums = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'];

function findChromium(): string | null {
  const wanted = process.env['STUDIO_CHROMIUM'];
  if (wanted && existsSync(wanted)) return wanted;
  if (process.platform === 'darwin') return macChromiums.find((path) => existsSync(path)) ?? null;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return chromiums.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}

/** A page that only this user can read and that leads on to the address: so the token is in no process list. */
function writeLauncher(url: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-'));
  const file = join(folder, 'open.html');
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Trellis Studio</title><meta http-equiv="refresh" content="0;url=${url}">\n`, { mode: 0o600 });
  chmodSync(folder, 0o700);
  return pathToFileURL(file).href;
}

/** Opens the studio in an app window of a Chromium, else in the default browser. False where neither can be: the caller prints the address. */
export async function openInBrowser(createUrl: () => string, say: (line: string) => void): Promise<boolean> {
  if (!hasDisplay()) {
    say('There is no display here: open this address in a browser on this machine. It works once.');
    return false;
  }
  const launcher = writeLauncher(createUrl());
  const chromium = findChromium();
  if (chromium) {
    const args = [`--app=${launcher}`, `--user-data-dir=${join(configFolder(), 'app-window')}`, '--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-sync', '--window-size=1440,900'];
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    if (await startProgram(chromium, [...args, ...asRoot])) return true;
  }
  const opener = process.platform === 'darwin' ? ['open', launcher] : process.platform === 'win32' ? ['explorer.exe', launcher] : ['xdg-open', launcher];
  if (await startProgram(opener[0] ?? '', opener.slice(1))) return true;
  say('No browser was found: open this address in one on this machine. It works once.');
  return false;
}
