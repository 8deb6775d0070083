import { useEffect } from 'react';
import { readDropped } from '../features/import/read-files';
import { useStudio } from '../store/studio-context';

/** Files dropped anywhere on the window open the import dialog. The browser must never navigate to them. */
export function useFileDrop(): void {
  const studio = useStudio();
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (event.defaultPrevented || !hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      if (studio.replica.getState().status === 'ready') studio.openDialog({ kind: 'import', dropped: readDropped(event.dataTransfer) });
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [studio]);
}
