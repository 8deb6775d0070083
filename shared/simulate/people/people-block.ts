import type { LearnerState } from '../../model/profile';
import type { Batch } from '../batch/batch';
import { blockSize } from '../results/part';
import type { OutcomeModel } from '../../path/run';
import { isMeant, type Drawn } from '../cohort/draw';
import { knownOfRow, knownOfState } from '../response/known-results';
import type { KnownResult, ModelledLearner } from '../response/responder';
import type { Rate } from '../response/response-model';
import type { Cohort, LearnerBlock } from '../run-block';
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
  /** Estimated; empty where nobody asks. */
  readonly abilities: Float64Array;
  readonly states: readonly (readonly [number, LearnerState])[];
  readonly wishes: readonly (readonly [number, readonly Wish[]])[];
}

export function peopleBlock({ programs, cells, backgrounds, scores, states, wishes, learners, abilities, cohort: { columns } }: PeopleTable, block: number): PeopleBlock {
  const first = block * blockSize;
  const count = Math.min(blockSize, learners - first);
  const end = first + count;
  const listOf = <T>(of: (i: number) => T | undefined): (readonly [number, T])[] => Array.from({ length: count }, (_nothing, i) => [i, of(first + i)] as const).filter((entry): entry is readonly [number, T] => entry[1] !== undefined);
  return {
    block, first, count,
    programs: programs.slice(first, end), cells: cells.slice(first, end), backgrounds: backgrounds.slice(first, end), scores: scores.slice(first * columns.length, end * columns.length), abilities: abilities.slice(first, end),
    states: listOf((learner) => states.get(learner)), wishes: listOf((learner) => wishes.get(learner)),
  };
}

/** How attempts of people go. */
export interface PeopleResponse {
  readonly rates: readonly Rate[];
  readonly respond: (learner: ModelledLearner) => OutcomeModel;
}

/** `response`: null as given. */
export function toLearnerBlock({ states, wishes, ...block }: PeopleBlock, { programs, columns, attributes, cells, backgrounds }: Cohort, response: PeopleResponse | null): LearnerBlock {
  const [stateOf, wishesOf] = [new Map(states), new Map(wishes)];
  const drawnOf = (i: number): Drawn => new Map([
    ['role', programs[block.programs[i] as number]?.role ?? ''], ...attributes.map((name, at) => [name, cells[block.cells[i] as number]?.[at] ?? ''] as const),
    ...Object.entries(backgrounds[block.backgrounds[i] as number]?.facts ?? {}).map(([name, { value }]) => [name, String(value)] as const),
  ]);
  const ratesOf = (i: number): readonly Rate[] => (response && response.rates.length > 0 ? response.rates.filter(({ when }) => isMeant(when, drawnOf(i))) : []);
  const knownOf = (i: number) => (): readonly KnownResult[] => {
    const state = stateOf.get(i);
    return state ? knownOfState(state.evidence) : knownOfRow(columns, block.scores, i * columns.length);
  };
  const outcome: LearnerBlock['outcome'] = response && ((i) => response.respond({ row: block.first + i, ability: block.abilities[i] ?? 0, rates: ratesOf(i), known: knownOf(i) }));
  return { ...block, outcome, rates: ratesOf, state: (i) => stateOf.get(i) ?? null, wish: (i, batch) => putWishes(batch, wishesOf.get(i) ?? []) };
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
