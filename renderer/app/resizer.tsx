import { useRef, type PointerEvent } from 'react';

export interface ResizerProps {
  readonly label: string;
  /** The edge of the panel that it sits on. */
  readonly side: 'left' | 'right';
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly onResize: (width: number) => void;
}

/** A splitter: drag it, or focus it and use the arrow keys. */
export function Resizer({ label, side, width, min, max, onResize }: ResizerProps) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const clamp = (value: number): number => Math.round(Math.min(max, Math.max(min, value)));
  const sign = side === 'right' ? 1 : -1;
  const move = (event: PointerEvent): void => {
    if (from.current) onResize(clamp(from.current.width + sign * (event.clientX - from.current.x)));
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={`resizer ${side}`}
      onPointerDown={(event) => {
        from.current = { x: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={move}
      onPointerUp={() => { from.current = null; }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        onResize(clamp(width + sign * (event.key === 'ArrowRight' ? 16 : -16)));
      }}
    />
  );
}
