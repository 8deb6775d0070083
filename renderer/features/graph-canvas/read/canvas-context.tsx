import { createContext, useContext } from 'react';
import type { RecordId } from '#shared/model/ids';
import { noMarks, type Marks } from './marks';

export interface CanvasMarks extends Marks {
  /** Zone under a module that is being dragged. */
  readonly overZone: string | null;
  /** Module whose title is being edited. */
  readonly renaming: RecordId | null;
  readonly stopRenaming: () => void;
}

export const CanvasMarksContext = createContext<CanvasMarks>({ ...noMarks, overZone: null, renaming: null, stopRenaming: () => undefined });

/** Marks that change without the nodes changing: kept out of the nodes so that they keep their identity. */
export function useCanvasMarks(): CanvasMarks {
  return useContext(CanvasMarksContext);
}
