import { z } from 'zod';

const whole = z.int();
/** Minutes, places at sessions, cases for a person, and how many learners have exactly these; ascending. */
export const triplesSchema = z.array(z.tuple([whole, whole, whole, z.int().min(0)]));
export type Triples = z.infer<typeof triplesSchema>;

/** The same while it is counted: by places and cases, then by minutes. */
export type TripleCounts = Map<number, Map<number, number>>;

/** Cases are fewer than half of this, whichever their sign. */
const most = 2 ** 20;

export function addTriple(counts: TripleCounts, minutes: number, seats: number, cases: number): void {
  const key = seats * most + cases;
  let byMinutes = counts.get(key);
  if (!byMinutes) counts.set(key, (byMinutes = new Map()));
  byMinutes.set(minutes, (byMinutes.get(minutes) ?? 0) + 1);
}

export function triplesOf(counts: TripleCounts): Triples {
  const triples = [...counts].flatMap(([key, byMinutes]) => {
    // Plus nothing: −0 is 0.
    const seats = Math.round(key / most) + 0;
    return [...byMinutes].map(([minutes, learners]): Triples[number] => [minutes, seats, key - seats * most, learners]);
  });
  return triples.sort(inOrder);
}

/** Two counts as one. */
export function mergeTriples(a: Triples, b: Triples): Triples {
  const merged: Triples = [];
  for (const [minutes, seats, cases, learners] of [...a, ...b].sort(inOrder)) {
    const last = merged.at(-1);
    if (last && last[0] === minutes && last[1] === seats && last[2] === cases) last[3] += learners;
    else merged.push([minutes, seats, cases, learners]);
  }
  return merged;
}

function inOrder(a: Triples[number], b: Triples[number]): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
