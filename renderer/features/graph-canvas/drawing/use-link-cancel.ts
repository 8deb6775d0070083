import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';

/** Escape calls off a link in the making. */
export function useLinkCancel(): void {
  const store = useStoreApi();
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      const { connection, cancelConnection } = store.getState();
      if (event.key !== 'Escape' || !connection.inProgress) return;
      event.stopPropagation();
      cancelConnection();
    };
    window.addEventListener('keydown', key, { capture: true });
    return () => window.removeEventListener('keydown', key, { capture: true });
  }, [store]);
}
