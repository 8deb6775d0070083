import type { Program } from '../../path/program';

/** Scores between which no decision of the program changes, but for combined scores: `cellOf[score + 3]`, so that -3 to -1 (columns.ts) have the cells 0 to 2; and, by cell from 3 on, the least score in it. */
export interface ScoreClasses {
  readonly cellOf: Uint16Array;
  readonly least: readonly number[];
}

const scores = 10_001;

/** Cuts 0..10,000 at every bound of a band, pass mark and asked result of the program. */
export function scoreClasses({ modules }: Program): ScoreClasses {
  const cuts = new Set<number>([0]);
  for (const { passMark, rules } of modules) {
    if (passMark !== null) cuts.add(passMark);
    for (const { bands, when } of rules) {
      for (const { lo, hi } of bands) cuts.add(lo).add(hi + 1);
      for (const condition of when) if (condition.kind === 'result') cuts.add(condition.score);
    }
  }
  const least = [...cuts].filter((cut) => cut >= 0 && cut < scores).sort((a, b) => a - b);
  const cellOf = Uint16Array.of(0, 1, 2, ...new Uint16Array(scores));
  least.forEach((from, index) => cellOf.fill(index + 3, from + 3));
  return { cellOf, least };
}
