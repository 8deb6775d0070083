import { createNodeFileStore } from '../../electron/adapters/node-file-store';
import { fileLocks } from '../../electron/adapters/file-locks';
import { nodeIdentity, systemClock } from '../../electron/adapters/node-machine';
import { openSession } from '../../electron/services/session/open-session';

/**
 * A process that edits a workspace as fast as it can, to be killed: adds module after module through the real session and prints
 * "ack N" when the N-th edit is on the disk. Argument: the workspace.
 */
const folder = process.argv[2] ?? '';
let waiting: (() => void) | null = null;
const session = await openSession({ files: createNodeFileStore(), clock: systemClock, identity: nodeIdentity, locks: fileLocks, app: 'durability' }, folder, {
  changed: () => undefined,
  saveState: ({ state }) => {
    if (state === 'saving' || state === 'failed') return;
    const done = waiting;
    waiting = null;
    done?.();
  },
});
const first = session.document().tables.module.size;
process.stdout.write(`start ${first}\n`);
for (let n = first + 1; ; n++) {
  const onDisk = new Promise<void>((resolve) => (waiting = resolve));
  session.apply('editor', { commands: [{ name: 'record.create', payload: { records: [{ id: `module:m${n}`, type: 'module', title: `Module ${n}` }] } }], focus: [] });
  await onDisk;
  process.stdout.write(`ack ${n}\n`);
  // Now and then a pause, so that the document file is rewritten, too, and kills fall into that.
  if (n % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 900));
}
