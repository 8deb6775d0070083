import type { z } from 'zod';
import type { Draft } from '../draft';

/** One verb on the document. `run` changes the draft; refusals go through `draft.refuse`. `label` is what Undo shows, in the imperative. */
export interface CommandDefinition<N extends string, S extends z.ZodType> {
  readonly name: N;
  readonly payload: S;
  readonly label: (payload: z.infer<S>, draft: Draft) => string;
  readonly run: (draft: Draft, payload: z.infer<S>) => void;
}

export function defineCommand<N extends string, S extends z.ZodType>(definition: CommandDefinition<N, S>): CommandDefinition<N, S> {
  return definition;
}

/** "1 module", "12 modules". */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** A title shortened for a label. */
export function quoted(title: string): string {
  return `“${title.length > 40 ? `${title.slice(0, 39)}…` : title}”`;
}
