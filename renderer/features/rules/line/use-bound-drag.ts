import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Band } from '#shared/model/rule';
import { useDragCancel } from '../../../ui/use-drag-cancel';
import { boundsOf, limitsOf, partOf, withBound, type Bound } from './bounds';

export interface BoundDragOptions {
  readonly bands: readonly Band[];
  /** Whether two bands that touch keep touching; Alt does the other. */
  readonly together: boolean;
  /** Shown while the bound is under way; null puts the stored bands back. */
  readonly onDraft: (bands: readonly Band[] | null) => void;
  readonly onCommit: (bands: readonly Band[], gesture: 'drag' | 'key', score: number) => void;
}

interface Gesture {
  readonly pointer: number;
  readonly track: DOMRect;
  readonly start: readonly Band[];
  readonly bound: Bound;
  part: Bound | null;
  last: readonly Band[];
  score: number;
}

/** Hundredths of a percent: an arrow key, with Shift, and a page. */
const steps = { whole: 100, fine: 10, page: 500 } as const;

/** Moves bounds by pointer and by keys. A drag is one commit at its end; Escape calls it off. */
export function useBoundDrag({ bands, together, onDraft, onCommit }: BoundDragOptions) {
  const gesture = useRef<Gesture | null>(null);
  /** The bound that has the focus after a move: two that meet become one, one that parts becomes two. */
  const wanted = useRef<string | null>(null);
  const cancel = useDragCancel(() => {
    gesture.current = null;
    onDraft(null);
  });
  const pressed = (event: PointerEvent<HTMLElement>, bound: Bound): void => {
    const track = event.currentTarget.parentElement?.getBoundingClientRect();
    if (event.button !== 0 || !track) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    gesture.current = { pointer: event.pointerId, track, start: bands, bound, part: null, last: bands, score: bound.score };
    cancel.begin();
  };
  const moved = (event: PointerEvent<HTMLElement>): void => {
    const current = gesture.current;
    if (!current || cancel.isCancelled()) return;
    const unit = event.shiftKey ? steps.fine : steps.whole;
    const score = Math.round((((event.clientX - current.track.left) / current.track.width) * 10_000) / unit) * unit;
    if (!current.part && score === current.bound.score) return;
    current.part ??= event.altKey === together ? partOf(current.bound, score > current.bound.score) : current.bound;
    current.last = withBound(current.start, current.part, score);
    current.score = scoreOf(current.last, current.part);
    wanted.current = keyAfter(current.last, current.part);
    onDraft(current.last);
  };
  const released = (): void => {
    const current = gesture.current;
    gesture.current = null;
    if (cancel.end() || !current) return;
    if (current.part && current.score !== current.bound.score) onCommit(current.last, 'drag', current.score);
    else onDraft(null);
  };
  const keyDown = (event: KeyboardEvent<HTMLElement>, bound: Bound): void => {
    const target = keyTarget(event, bands, bound);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    const part = event.altKey === together ? partOf(bound, target > bound.score) : bound;
    const next = withBound(bands, part, target);
    if (scoreOf(next, part) === bound.score) return;
    wanted.current = keyAfter(next, part);
    onCommit(next, 'key', scoreOf(next, part));
  };
  return { pressed, moved, released, keyDown, wanted };
}

function scoreOf(bands: readonly Band[], bound: Bound): number {
  return (bound.below !== null ? bands[bound.below]?.to : bound.above !== null ? bands[bound.above]?.from : undefined) ?? bound.score;
}

function keyAfter(bands: readonly Band[], part: Bound): string | null {
  return boundsOf(bands).find((bound) => (part.below !== null && bound.below === part.below) || (part.above !== null && bound.above === part.above))?.key ?? null;
}

function keyTarget(event: KeyboardEvent<HTMLElement>, bands: readonly Band[], bound: Bound): number | null {
  if (event.ctrlKey || event.metaKey) return null;
  const step = event.shiftKey ? steps.fine : steps.whole;
  const { least, most } = limitsOf(bands, bound);
  switch (event.key) {
    case 'ArrowRight': case 'ArrowUp': return bound.score + step;
    case 'ArrowLeft': case 'ArrowDown': return bound.score - step;
    case 'PageUp': return bound.score + steps.page;
    case 'PageDown': return bound.score - steps.page;
    case 'Home': return least;
    case 'End': return most;
    default: return null;
  }
}
