import type { BatchPlan } from './plan';
import type { Scratch } from './scratch';

/** Places at sessions that the attempts of a run take: one for each that was made, passed or not. Asked only where `seated` is there. */
export function takenSeats({ modules, states, steps, seated }: Scratch): number {
  let seats = 0;
  if (seated) for (let at = 0; at < steps; at++) if (states[at] === 0 || states[at] === 4) seats += seated[modules[at] as number] as number;
  return seats;
}

/** Notes the places that the static path takes, each module of `path` once (recorded attempts are run singly). `isBlank`: nothing on it is settled from outside; else `codes` say what is. */
export function noteStaticSeats({ book: { settled }, words }: BatchPlan, scratch: Scratch, isBlank: boolean): void {
  const { path, codes, seated } = scratch;
  if (!seated) return;
  let seats = 0;
  for (let word = 0; word < words; word++) {
    let bits = path[word] as number;
    while (bits !== 0) {
      const module = (word << 5) + 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      if (isBlank || settled[codes[module] as number] === 0) seats += seated[module] as number;
    }
  }
  scratch.baselineSeats = seats;
}
