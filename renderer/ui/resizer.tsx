import { useRef, type PointerEvent } from 'react';
import './resizer.css';

export interface ResizerProps {
  readonly label: string;
  /** The edge of the panel that it sits on. */
  readonly side: 'left' | 'right';
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly onResize: (width: number) => void;
  /** The hand has let go. */
  readonly onDone?: () => void;
  /** Back to the usual width, by double-click. */
  readonly onReset?: () => void;
  /** Not reached by Tab: there is another way by keyboard. */
  readonly isSkipped?: boolean;
}

/** A splitter: drag it, or focus it and use the arrow keys. */
export function Resizer({ label, side, width, min, max, onResize, onDone, onReset, isSkipped = false }: ResizerProps) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const clamp = (value: number): number => Math.round(Math.min(max, Math.max(min, value)));
  const sign = side === 'right' ? 1 : -1;
  const moved = useRef(false);
  const done = (): void => {
    from.current = null;
    if (moved.current) onDone?.();
    moved.current = false;
  };
  const move = (event: PointerEvent): void => {
    if (!from.current || event.clientX === from.current.x) return;
    moved.current = true;
    onResize(clamp(from.current.width + sign * (event.clientX - from.current.x)));
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={isSkipped ? -1 : 0}
      className={`resizer ${side}`}
      onPointerDown={(event) => {
        from.current = { x: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onDoubleClick={onReset}
      onPointerMove={move}
      onPointerUp={done}
      onPointerCancel={done}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        onResize(clamp(width + sign * (event.key === 'ArrowRight' ? 16 : -16)));
      }}
    />
  );
}
