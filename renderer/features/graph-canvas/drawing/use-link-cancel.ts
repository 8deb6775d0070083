import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef, type RefObject } from 'react';

/** Escape calls off a link in the making. React Flow still tells its end when the button is let go: then this is true, until the next link begins. */
export function useLinkCancel(): RefObject<boolean> {
  const isCancelled = useRef(false);
  const store = useStoreApi();
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      const { connection, cancelConnection } = store.getState();
      if (event.key !== 'Escape' || !connection.inProgress) return;
      event.stopPropagation();
      isCancelled.current = true;
      cancelConnection();
    };
    window.addEventListener('keydown', key, { capture: true });
    return () => window.removeEventListener('keydown', key, { capture: true });
  }, [store]);
  return isCancelled;
}
