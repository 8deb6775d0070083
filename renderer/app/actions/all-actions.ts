import type { StudioAction } from '../../store/actions';
import { drawActions } from './draw-actions';
import { editActions } from './edit-actions';
import { goActions } from './go-actions';
import { viewActions } from './view-actions';

/** Everything that can be done, once. */
export const studioActions: readonly StudioAction[] = [...goActions, ...editActions, ...drawActions, ...viewActions];

export function actionById(id: string): StudioAction {
  const action = studioActions.find((candidate) => candidate.id === id);
  if (!action) throw new Error(`There is no action ${id}.`);
  return action;
}
