import { z } from 'zod';
import { compareCodeUnits } from '../../kit/order';
import type { Batch } from '../batch/batch';
import { takenSeats } from '../batch/seats';
import { costsSchema, type Costs } from './prices';
import { addTriple, mergeTriples, triplesOf, triplesSchema, type TripleCounts } from './triples';

const count = z.int().min(0);

/** Learners of one role by what they cost, in whole numbers: the own path, the static one, and static less own. Any moment of the three, at any prices, and of their products, follows from these exactly. */
export const roleCostsSchema = z.strictObject({ role: z.string(), own: triplesSchema, static: triplesSchema, saved: triplesSchema });
export type RoleCosts = z.infer<typeof roleCostsSchema>;

/** Sums over the learners of one role who share their groups. */
const cellCostsSchema = z.strictObject({ role: z.string(), groups: z.array(z.string()), learners: count, minutes: count, seats: count, cases: count });
type CellCosts = z.infer<typeof cellCostsSchema>;

/** What a part of a cohort tells of costs: prices go along and are the same in all parts (they stand in `of`). */
export const costPartSchema = z.strictObject({ prices: costsSchema, roles: z.array(roleCostsSchema), cells: z.array(cellCostsSchema) });
export type CostPart = z.infer<typeof costPartSchema>;

/** What is priced, as plain data. `seats`: modules that have seats. */
export interface CostsAsked {
  readonly prices: Costs;
  readonly seats: readonly string[];
}

export interface CostCounter {
  /** Counts the learner who stands in the batch of a program. */
  readonly count: (program: number, cell: number) => void;
  readonly sums: () => CostPart;
}

interface Lane {
  readonly batch: Batch;
  readonly own: TripleCounts;
  readonly static: TripleCounts;
  readonly saved: TripleCounts;
  /** By cell. */
  readonly cells: (Omit<CellCosts, 'role' | 'groups'> | undefined)[];
}

/** `cells`: groups by index, which may grow. Null where nobody asks: then nothing is done for any learner. */
export function createCostCounter(asked: CostsAsked | null, batches: readonly Batch[], cells: readonly (readonly string[])[]): CostCounter | null {
  if (!asked) return null;
  const seats = new Set(asked.seats);
  const lanes = batches.map((batch): Lane => {
    batch.scratch.seated = Uint8Array.from(batch.plan.program.modules, ({ id }) => (seats.has(id) ? 1 : 0));
    return { batch, own: new Map(), static: new Map(), saved: new Map(), cells: [] };
  });
  return {
    count: (program, cell) => countLearner(lanes[program] as Lane, cell),
    sums: () => ({
      prices: asked.prices,
      roles: lanes.map((lane) => ({ role: roleOf(lane), own: triplesOf(lane.own), static: triplesOf(lane.static), saved: triplesOf(lane.saved) })),
      cells: lanes.flatMap((lane) => lane.cells.flatMap((sums, cell) => (sums ? [{ role: roleOf(lane), groups: [...(cells[cell] ?? [])], ...sums }] : []))),
    }),
  };
}

const roleOf = ({ batch: { plan } }: Lane): string => plan.program.role;

function countLearner({ batch: { scratch }, own, static: fixed, saved, cells }: Lane, cell: number): void {
  const { minutes, baselineMinutes, baselineSeats, escalated } = scratch;
  const seats = takenSeats(scratch);
  addTriple(own, minutes, seats, escalated);
  addTriple(fixed, baselineMinutes, baselineSeats, 0);
  addTriple(saved, baselineMinutes - minutes, baselineSeats - seats, 0 - escalated);
  const sums = (cells[cell] ??= { learners: 0, minutes: 0, seats: 0, cases: 0 });
  sums.learners++;
  sums.minutes += minutes;
  sums.seats += seats;
  sums.cases += escalated;
}

/** Parts of one simulation as one; null where costs were not asked for. */
export function mergeCosts(parts: readonly (CostPart | null)[]): CostPart | null {
  const known = parts.flatMap((part) => part ?? []);
  const [first] = known;
  if (!first) return null;
  const roles = new Map<string, RoleCosts>();
  for (const one of known.flatMap((part) => part.roles)) {
    const held = roles.get(one.role);
    roles.set(one.role, held ? { role: one.role, own: mergeTriples(held.own, one.own), static: mergeTriples(held.static, one.static), saved: mergeTriples(held.saved, one.saved) } : one);
  }
  const cells = new Map<string, CellCosts>();
  for (const one of known.flatMap((part) => part.cells)) {
    const key = JSON.stringify([one.role, ...one.groups]);
    const held = cells.get(key);
    cells.set(key, held ? { ...one, learners: held.learners + one.learners, minutes: held.minutes + one.minutes, seats: held.seats + one.seats, cases: held.cases + one.cases } : one);
  }
  return { prices: first.prices, roles: inOrder(roles), cells: inOrder(cells) };
}

function inOrder<T>(sums: ReadonlyMap<string, T>): T[] {
  return [...sums].sort(([a], [b]) => compareCodeUnits(a, b)).map(([, sum]) => sum);
}
