import { useEffect, useRef } from 'react';

export interface DragCancel {
  readonly begin: () => void;
  /** Whether the gesture was called off; asks and forgets. */
  readonly end: () => boolean;
  readonly isCancelled: () => boolean;
}

/** Escape calls off a drag: `onCancel` puts things back, and what the pointer still does is ignored. */
export function useDragCancel(onCancel: () => void): DragCancel {
  const state = useRef({ isDragging: false, isCancelled: false, onCancel });
  state.current.onCancel = onCancel;
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !state.current.isDragging || state.current.isCancelled) return;
      event.stopPropagation();
      state.current.isCancelled = true;
      state.current.onCancel();
    };
    window.addEventListener('keydown', key, { capture: true });
    return () => window.removeEventListener('keydown', key, { capture: true });
  }, []);
  return {
    begin: () => void Object.assign(state.current, { isDragging: true, isCancelled: false }),
    end: () => {
      const { isCancelled } = state.current;
      Object.assign(state.current, { isDragging: false, isCancelled: false });
      return isCancelled;
    },
    isCancelled: () => state.current.isCancelled,
  };
}
