import type { LearnerState } from '../../model/profile';
import type { Batch } from '../batch/batch';
import { blockSize } from '../results/part';
import type { LearnerBlock } from '../run-block';
import type { PeopleTable, Wish } from './read-people';

/** A block of people as plain data, so that it can travel to a worker. Lists are of learner and what is theirs. */
export interface PeopleBlock {
  readonly block: number;
  readonly first: number;
  readonly count: number;
  readonly programs: Uint16Array;
  readonly cells: Uint32Array;
  readonly backgrounds: Uint16Array;
  readonly scores: Int16Array;
  readonly states: readonly (readonly [number, LearnerState])[];
  readonly wishes: readonly (readonly [number, readonly Wish[]])[];
}

export function peopleBlock({ programs, cells, backgrounds, scores, states, wishes, learners, cohort: { columns } }: PeopleTable, block: number): PeopleBlock {
  const first = block * blockSize;
  const count = Math.min(blockSize, learners - first);
  const end = first + count;
  const listOf = <T>(of: (i: number) => T | undefined): (readonly [number, T])[] => Array.from({ length: count }, (_nothing, i) => [i, of(first + i)] as const).filter((entry): entry is readonly [number, T] => entry[1] !== undefined);
  return {
    block, first, count,
    programs: programs.slice(first, end), cells: cells.slice(first, end), backgrounds: backgrounds.slice(first, end), scores: scores.slice(first * columns.length, end * columns.length),
    states: listOf((learner) => states.get(learner)), wishes: listOf((learner) => wishes.get(learner)),
  };
}

export function toLearnerBlock({ states, wishes, ...block }: PeopleBlock): LearnerBlock {
  const [stateOf, wishesOf] = [new Map(states), new Map(wishes)];
  return { ...block, outcome: null, rates: () => [], state: (i) => stateOf.get(i) ?? null, wish: (i, batch) => putWishes(batch, wishesOf.get(i) ?? []) };
}

function putWishes({ plan, scratch }: Batch, wishes: readonly Wish[]): void {
  for (const zone of plan.electives) {
    scratch.isLiked[zone] = 0;
    scratch.wishCounts[zone] = 0;
  }
  for (const { zone, modules } of wishes) {
    const room = scratch.wishes[zone];
    const once = [...new Set(modules)].slice(0, room?.length ?? 0);
    room?.set(once);
    scratch.wishCounts[zone] = once.length;
  }
}
