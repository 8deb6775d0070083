import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot, trellis, withFolder } from '../helpers/cli';

const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0;
if (!hasStrace) console.warn('skipped: strace is not here (Debian: apt-get install strace), so the order of writes cannot be watched');

interface Call {
  readonly name: string;
  readonly text: string;
}

describe.skipIf(!hasStrace)('order of writes (quality row "Survives power cuts")', () => {
  it('journal fsync < temp fsync < rename < folder fsync', { timeout: 90_000 }, () =>
    withFolder(async (folder) => {
      const workspace = join(folder, 'ws');
      await trellis('new', workspace);
      const log = join(folder, 'calls');
      const plan = join(projectRoot, 'test/fixtures/degree-plans/quarter.csv');
      const run = spawnSync('strace', ['-f', '-y', '-e', 'trace=fsync,fdatasync,rename,unlink', '-o', log, process.execPath, join(projectRoot, 'bin/trellis.mjs'), 'import', plan, '--into', workspace], { encoding: 'utf8' });
      expect([run.status, existsSync(log)]).toEqual([0, true]);
      const calls = readFileSync(log, 'utf8').split('\n').filter((line) => line.includes(workspace)).map((line): Call => ({ name: /^\d+\s+(\w+)\(/.exec(line)?.[1] ?? '', text: line }));
      const at = (name: RegExp, text: RegExp): number => calls.findIndex((call) => name.test(call.name) && text.test(call.text));
      const order = [
        at(/^fdatasync$/, /\.trellis\/journal\.jsonl/),
        at(/^fsync$/, /\.course\.trellis\.json\.[0-9a-f]{16}\.tmp/),
        at(/^rename$/, /\.tmp", "[^"]*course\.trellis\.json"/),
        calls.findIndex((call, index) => index > at(/^rename$/, /course/) && call.name === 'fsync' && call.text.includes(`<${workspace}>`)),
      ];
      expect(order.every((index) => index >= 0)).toBe(true);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }));
  it.each([['fsync', 'ENOSPC'], ['fdatasync', 'EIO'], ['rename', 'EACCES']])('D-37 the system itself refuses every %s with %s: an old or a new file stays whole, the error is said, the next try works', { timeout: 90_000 }, (call, code) =>
    withFolder(async (folder) => {
      const workspace = join(folder, 'ws');
      await trellis('new', workspace);
      const before = readFileSync(join(workspace, 'course.trellis.json'), 'utf8');
      const plan = join(projectRoot, 'test/fixtures/degree-plans/quarter.csv');
      const where = call === 'rename' ? [] : ['-P', join(workspace, '.trellis', 'journal.jsonl'), '-P', workspace];
      const run = spawnSync('strace', ['-f', '-o', '/dev/null', ...where, '-e', `inject=${call}:error=${code}`, process.execPath, join(projectRoot, 'bin/trellis.mjs'), 'import', plan, '--into', workspace], { encoding: 'utf8' });
      expect(run.stderr).toContain(code);
      expect(run.status).toBe(2);
      // Where only the folder could not be synced the new file is there, whole; else the old one.
      if (call !== 'fsync') expect(readFileSync(join(workspace, 'course.trellis.json'), 'utf8')).toBe(before);
      expect(readdirSync(workspace).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      const again = await trellis('import', plan, '--into', workspace);
      expect([again.exit, again.err]).toEqual([0, expect.any(String)]);
      expect(readFileSync(join(workspace, 'course.trellis.json'), 'utf8')).not.toBe(before);
    }));
});
