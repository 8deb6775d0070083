import type { ProgramModule, ProgramZone } from '../../path/program';
import { drawRanking } from '../../path/select';
import { countFor } from '../../path/zone-requirement';
import type { BatchPlan } from './plan';
import type { Scratch } from './scratch';

/** What every elective zone counts (E-36 to E-38, E-69), into `chosen`. `takenIn` marks it with the generation. */
export function chooseAll(plan: BatchPlan, scratch: Scratch, learner: string): void {
  scratch.chosenCount = 0;
  scratch.isShort = false;
  for (const zoneIndex of plan.electives) {
    const zone = plan.program.zones[zoneIndex] as ProgramZone;
    const before = scratch.chosenCount;
    const isPlain = zone.requirement.unit === 'count' && zone.requirement.groups.length === 0;
    if (isPlain && zone.choice.policy !== 'seeded') choosePlain(plan, scratch, zone, zoneIndex);
    else chooseRanked(plan, scratch, zone, zoneIndex, learner);
    for (let at = before; at < scratch.chosenCount; at++) scratch.chosenIn[at] = zoneIndex;
  }
}

/** Own credits, then the learner's list, then authored order, until the count is reached: nothing is allocated. */
function choosePlain({ book, candidates: sets }: BatchPlan, scratch: Scratch, zone: ProgramZone, zoneIndex: number): void {
  const { takenIn, codes, chosen, generation } = scratch;
  const { candidates } = zone;
  const isCandidate = sets[zoneIndex] as Uint8Array;
  const before = scratch.chosenCount;
  const end = before + zone.requirement.asked;
  let count = before;
  if (scratch.mayOwn && hasOwn(book, codes, candidates)) {
    for (let at = 0; at < candidates.length && count < end; at++) {
      const module = candidates[at] as number;
      if (takenIn[module] === generation || !book.own[codes[module] as number]) continue;
      takenIn[module] = generation;
      chosen[count++] = module;
    }
  }
  if (scratch.isLiked[zoneIndex] === 1) return chooseLiked(scratch, candidates, scratch.likes[zoneIndex] as Float64Array, count, end);
  const wishes = scratch.wishes[zoneIndex] as Int32Array;
  const wished = scratch.wishCounts[zoneIndex] as number;
  for (let at = 0; at < wished && count < end; at++) {
    const module = wishes[at] as number;
    if (isCandidate[module] === 0 || takenIn[module] === generation) continue;
    takenIn[module] = generation;
    chosen[count++] = module;
  }
  for (let at = 0; at < candidates.length && count < end; at++) {
    const module = candidates[at] as number;
    if (takenIn[module] === generation) continue;
    takenIn[module] = generation;
    chosen[count++] = module;
  }
  scratch.chosenCount = count;
  if (count < end) scratch.isShort = true;
}

/** The most liked of what is left, as often as is asked. */
function chooseLiked(scratch: Scratch, candidates: readonly number[], likes: Float64Array, from: number, end: number): void {
  const { takenIn, chosen, generation } = scratch;
  let count = from;
  for (; count < end; count++) {
    let [best, most] = [-1, -Infinity];
    for (let at = 0; at < candidates.length; at++) {
      if ((likes[at] as number) <= most || takenIn[candidates[at] as number] === generation) continue;
      best = candidates[at] as number;
      most = likes[at] as number;
    }
    if (best < 0) break;
    takenIn[best] = generation;
    chosen[count] = best;
  }
  scratch.chosenCount = count;
  if (count < end) scratch.isShort = true;
}

function hasOwn(book: BatchPlan['book'], codes: Uint16Array, candidates: readonly number[]): boolean {
  for (let at = 0; at < candidates.length; at++) if (book.own[codes[candidates[at] as number] as number]) return true;
  return false;
}

/** Any requirement and policy, by the engine's own `countFor`. */
function chooseRanked(plan: BatchPlan, scratch: Scratch, zone: ProgramZone, zoneIndex: number, learner: string): void {
  const { program, book } = plan;
  const { takenIn, codes, generation } = scratch;
  const open = zone.candidates.filter((module) => takenIn[module] !== generation);
  const own = scratch.mayOwn ? open.filter((module) => book.own[codes[module] as number]) : [];
  const ranked = zone.choice.policy === 'seeded' ? drawRanking(zone, open, learner, (module) => program.modules[module]?.id ?? '') : wishedFirst(plan, scratch, zoneIndex, open);
  const counted = countFor(zone.requirement, own.length === 0 ? ranked : [...new Set([...own, ...ranked])], zone.proven, (module) => program.modules[module] as ProgramModule);
  for (const module of counted.modules) {
    takenIn[module] = generation;
    scratch.chosen[scratch.chosenCount++] = module;
  }
  if (!counted.met) scratch.isShort = true;
}

function wishedFirst(plan: BatchPlan, scratch: Scratch, zoneIndex: number, open: readonly number[]): readonly number[] {
  const wished = wishesOf(plan, scratch, zoneIndex).filter((module) => open.includes(module));
  return wished.length === 0 ? open : [...new Set([...wished, ...open])];
}

/** What the learner would like in a zone, as a list of modules. */
export function wishesOf({ program }: BatchPlan, { wishes, wishCounts, likes, isLiked }: Scratch, zoneIndex: number): readonly number[] {
  if (isLiked[zoneIndex] === 0) return [...(wishes[zoneIndex] as Int32Array).subarray(0, wishCounts[zoneIndex])];
  const [candidates, own] = [program.zones[zoneIndex]?.candidates ?? [], likes[zoneIndex] as Float64Array];
  return candidates.map((module, at) => ({ module, at })).sort((a, b) => (own[b.at] as number) - (own[a.at] as number) || a.at - b.at).map(({ module }) => module);
}
