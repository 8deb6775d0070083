import { deriveLayout, screenRatio, type Layout, type LayoutInput, type Point, type Rect } from './layout';

/** The way that prerequisites lead: to the right, or down. */
export type LayoutDirection = 'right' | 'down';

const turned = ({ x, y }: Point): Point => ({ x: y, y: x });

/** The layered drawing in a direction. Downward it is the drawing to the right of the same graph with width and height changed over, turned back: layers are rows. Pins hold in both. */
export function deriveDirectedLayout(input: LayoutInput, direction: LayoutDirection): Layout {
  if (direction === 'right') return deriveLayout(input);
  const { positions, groups } = deriveLayout({
    ...input,
    ratio: 1 / (input.ratio ?? screenRatio),
    sizes: input.sizes.map(({ width, height }) => ({ width: height, height: width })),
    ...(input.pinned ? { pinned: new Map([...input.pinned].map(([node, point]) => [node, turned(point)])) } : {}),
  });
  return { positions: positions.map(turned), groups: groups.map((frame): Rect => ({ ...turned(frame), width: frame.height, height: frame.width })) };
}
