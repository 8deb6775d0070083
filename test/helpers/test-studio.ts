import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Memory } from 'lowdb';
import { nodePorts } from '../../electron/hosts/node-studio';
import { createPreferencesStore } from '../../electron/services/preferences';
import { createStudio, type Studio } from '../../electron/services/studio';
import type { Dialogs } from '../../electron/ports/machine';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface TestStudio {
  readonly studio: Studio;
  /** A fresh folder of this test. */
  readonly folder: string;
  readonly dispose: () => Promise<void>;
}

const noDialogs: Dialogs = { pickFolder: null, pickSaveFile: null, showInFolder: null, openExternal: null };

/** A studio on the real file system, in a temporary folder, with preferences in memory. */
export async function createTestStudio(dialogs: Dialogs = noDialogs): Promise<TestStudio> {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-studio-'));
  const studio = createStudio({
    ...nodePorts({ out: join(root, 'out'), resources: join(root, 'resources'), version: '0.0.0' }),
    host: 'browser',
    dialogs,
    preferences: createPreferencesStore(new Memory<unknown>()),
    homeFolder: folder,
    workspacesFolder: join(folder, 'workspaces'),
  });
  return {
    studio,
    folder,
    dispose: async () => {
      await studio.closeWorkspace();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
