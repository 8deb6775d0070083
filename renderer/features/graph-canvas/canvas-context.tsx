import { createContext, useContext } from 'react';
import { noNeighbours, type Neighbours } from './neighbours';

export interface CanvasMarks {
  readonly neighbours: Neighbours;
  /** Zone under a module that is being dragged. */
  readonly overZone: string | null;
  /** Module whose title is being edited. */
  readonly renaming: string | null;
  readonly stopRenaming: () => void;
}

export const CanvasMarksContext = createContext<CanvasMarks>({ neighbours: noNeighbours, overZone: null, renaming: null, stopRenaming: () => undefined });

/** Marks that change without the nodes changing: kept out of the nodes so that they keep their identity. */
export function useCanvasMarks(): CanvasMarks {
  return useContext(CanvasMarksContext);
}
