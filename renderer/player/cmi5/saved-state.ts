import { objectOf } from './launch';
import type { DefinedVerb } from './statements';

/** The document of the State API that this player keeps for a registration. */
export const stateId = 'trellis.progress';

export interface SavedState {
  /** What `progress-codec` wrote; empty before the first save. */
  readonly progress: string;
  /** Statements that the LRS has taken, of those that a registration may hold once. */
  readonly said: readonly DefinedVerb[];
  /** How many answers have been reported. */
  readonly answers: number;
  /** Notes of the learner. */
  readonly notes: readonly string[];
}

/** Reads the document; an empty state for none. Text that is not this player's is an unreadable progress, which the player says. */
export function savedStateOf(text: string | null): SavedState {
  if (text === null) return { progress: '', said: [], answers: 0, notes: [] };
  const document = objectOf(text);
  const { progress, said, answers, notes } = document ?? {};
  const known = (['completed', 'passed', 'failed'] as const).filter((verb) => Array.isArray(said) && said.includes(verb));
  return { progress: typeof progress === 'string' ? progress : '?', said: known, answers: typeof answers === 'number' ? answers : 0, notes: Array.isArray(notes) ? notes.filter((note) => typeof note === 'string') : [] };
}
