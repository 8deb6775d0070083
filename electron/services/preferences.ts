import { preferencesSchema, recentSchema, type Preferences } from '#shared/contract/shapes';
import { Low, type Adapter } from 'lowdb';
import { z } from 'zod';

const shape = z.object({ preferences: preferencesSchema, recents: z.array(recentSchema).default([]) });
type Stored = z.infer<typeof shape>;
type Recent = Stored['recents'][number];

const keptRecents = 12;

/** Preferences and recent workspaces: small, replaceable, never course data (docs/adr/0004). */
export interface PreferencesStore {
  readonly get: () => Promise<Preferences>;
  readonly set: (preferences: Preferences) => Promise<Preferences>;
  readonly recents: () => Promise<readonly Recent[]>;
  readonly remember: (recent: Recent) => Promise<void>;
  readonly forget: (path: string) => Promise<void>;
}

/** A damaged or foreign preferences file counts as empty: nothing of a person's work is in it. */
export function createPreferencesStore(adapter: Adapter<unknown>): PreferencesStore {
  const low = new Low<unknown>(adapter, null);
  let stored: Stored | null = null;
  const load = async (): Promise<Stored> => {
    if (stored) return stored;
    await low.read().catch(() => undefined);
    const parsed = shape.safeParse(low.data);
    stored = parsed.success ? parsed.data : { preferences: preferencesSchema.parse({}), recents: [] };
    return stored;
  };
  const save = async (next: Stored): Promise<void> => {
    stored = next;
    low.data = next;
    await low.write();
  };
  return {
    get: async () => (await load()).preferences,
    set: async (preferences) => {
      await save({ ...(await load()), preferences });
      return preferences;
    },
    recents: async () => (await load()).recents,
    remember: async (recent) => {
      const now = await load();
      await save({ ...now, recents: [recent, ...now.recents.filter((other) => other.path !== recent.path)].slice(0, keptRecents) });
    },
    forget: async (path) => {
      const now = await load();
      await save({ ...now, recents: now.recents.filter((other) => other.path !== path) });
    },
  };
}
