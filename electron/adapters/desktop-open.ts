import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Starts a program without a shell; false where it cannot be started. It outlives this process. */
export function startProgram(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

/** Whether windows can be shown at all. */
export function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
}

async function reveal(path: string): Promise<void> {
  if (!existsSync(path)) return;
  if (process.platform === 'darwin') await startProgram('open', ['-R', path]);
  else if (process.platform === 'win32') await startProgram('explorer.exe', [`/select,${path}`]);
  else await startProgram('xdg-open', [dirname(path)]);
}

/** Shows a file in the platform's file manager; null on a machine without windows. */
export const showInFolder: ((path: string) => Promise<void>) | null = hasDisplay() ? reveal : null;
