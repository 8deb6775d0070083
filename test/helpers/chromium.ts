import { existsSync } from 'node:fs';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium'];

/** Path of a Chromium on this machine (`STUDIO_CHROMIUM` first); undefined when there is none: say so and skip. */
export function findChromium(): string | undefined {
  const named = process.env['STUDIO_CHROMIUM'];
  return [...(named ? [named] : []), ...candidates].find((path) => existsSync(path));
}
