import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { z } from 'zod';

const boundsSchema = z.object({ x: z.int().optional(), y: z.int().optional(), width: z.int().min(400), height: z.int().min(300), maximized: z.boolean().default(false) });
export type WindowBounds = z.infer<typeof boundsSchema>;
export const defaultBounds: WindowBounds = { width: 1440, height: 900, maximized: false };

/** Where the window was, in lowdb beside the preferences. A damaged file counts as none. */
export interface WindowStateStore {
  readonly load: () => Promise<WindowBounds>;
  readonly save: (bounds: WindowBounds) => Promise<void>;
}

export function createWindowStateStore(file: string): WindowStateStore {
  const low = new Low<unknown>(new JSONFile<unknown>(file), null);
  return {
    load: async () => {
      await low.read().catch(() => undefined);
      const parsed = boundsSchema.safeParse(low.data);
      return parsed.success ? parsed.data : defaultBounds;
    },
    save: async (bounds) => {
      low.data = bounds;
      await low.write();
    },
  };
}

/** The bounds, without a place that lies on no display any more. `areas`: work areas of the displays. */
export function fitToDisplays(bounds: WindowBounds, areas: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[]): WindowBounds {
  const { x, y } = bounds;
  const visible = x !== undefined && y !== undefined && areas.some((area) => x + 80 < area.x + area.width && x + bounds.width - 80 > area.x && y >= area.y && y + 40 < area.y + area.height);
  return visible ? bounds : { width: bounds.width, height: bounds.height, maximized: bounds.maximized };
}
