import type { LayoutDirection } from '#shared/graph/layout-direction';
import type { RecordId } from '#shared/model/ids';
import type { SessionStore } from './session';

/** How far the marks of what a selection needs and unlocks reach. */
export const reaches = ['off', 'direct', 'all'] as const;
export type Reach = (typeof reaches)[number];
/** What the heat of a module tells: how many wait for it, how complex its place is, or how many learners of the cohort that is shown take it. */
export const heats = ['none', 'bottlenecks', 'complexity', 'learners'] as const;
export type Heat = (typeof heats)[number];
/** By what modules of the map are drawn together as one node. */
export const bundlings = ['none', 'course', 'tag', 'level'] as const;
export type Bundling = (typeof bundlings)[number];

/** How this window reads its drawings; never in the file. `direction` and `snap` are kept with the preferences. */
export interface CanvasView {
  readonly reach: Reach;
  readonly heat: Heat;
  /** Marks every longest chain. */
  readonly chain: boolean;
  /** Only modules of this competency stand out. */
  readonly competency: RecordId | null;
  /** Only modules with these words stand out. */
  readonly search: string;
  readonly bundling: Bundling;
  /** Bundles (by name) that are drawn as their modules. */
  readonly open: readonly string[];
  /** Zones drawn as one node. */
  readonly folded: readonly RecordId[];
  readonly direction: LayoutDirection;
  readonly snap: boolean;
}

export const plainCanvas: CanvasView = { reach: 'direct', heat: 'none', chain: false, competency: null, search: '', bundling: 'none', open: [], folded: [], direction: 'right', snap: false };

export function changeCanvas(session: SessionStore, change: Partial<CanvasView>): void {
  session.setState(({ canvas }) => ({ canvas: { ...canvas, ...change } }));
}
