import type { Impact } from './impact';

/** What becomes of learners who are under way, or are done, when a package is published again. */
export interface UnderWay {
  /** Number of the release that they keep (grandfathering); null: the new one takes its place. */
  readonly keep: number | null;
  /** One sentence for whoever publishes. */
  readonly advice: string;
}

/** `number`: of the release that was published last. Nobody is moved whose progress would be lost, or whose pass might no longer count (standards.md, Changes after release). */
export function learnersUnderWay({ advice }: Pick<Impact, 'advice'>, number: number): UnderWay {
  if (advice === 'replace') return { keep: null, advice: `Put it in the place of release ${number}: learners under way go on where they are.` };
  if (advice === 'ask') return { keep: number, advice: `Learners under way keep release ${number} until it is decided whether earlier passes still count; then it is replaced, or published beside it.` };
  return { keep: number, advice: `Learners under way keep release ${number} to its end: publish this one beside it, as a course of its own, for those who start now and for those who take it again.` };
}
