import { useState } from 'react';
import type { RecordId } from '#shared/model/ids';
import { useSignal, useStudio } from '../../../store/studio-context';

/** The module whose title is edited on its node; what is not drawn here is left to the inspector. */
export function useRenaming(isDrawn: (id: RecordId) => boolean): readonly [RecordId | null, (id: RecordId | null) => void] {
  const studio = useStudio();
  const [renaming, setRenaming] = useState<RecordId | null>(null);
  useSignal('rename', () => {
    const [first] = studio.session.getState().selection;
    if (first === undefined || !isDrawn(first)) return;
    setRenaming(first);
    studio.signal('renames-in-place');
  });
  return [renaming, setRenaming];
}
