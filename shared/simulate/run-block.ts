import type { LearnerState } from '../model/profile';
import type { OutcomeModel } from '../path/run';
import type { Program } from '../path/program';
import { createBatch, type Batch } from './batch/batch';
import type { Background, EvidenceColumn } from './batch/columns';
import type { Scratch } from './batch/scratch';
import type { DecisionTable } from './batch/tables';
import { countArrivals, type Arrivals } from './response/arrivals';
import { countRates, createRateCounts } from './response/rate-counts';
import type { Rate } from './response/response-model';
import { createCostCounter, type CostsAsked } from './cost/cost-counts';
import { createAuditCounts } from './fairness/audit-counts';
import type { Audit } from '../model/audit';
import { ByteWriter } from './results/byte-writer';
import { addLearner, addMinutes, coreCounts, countInserted, countReplaced, countSteps, createProgramSums, emptyCell, moduleSums, type Histogram, type ProgramSums } from './results/collector';
import { createFlowCounter, type FlowCounter } from './results/flow';
import { countDemand, countFirstTries, countModuleMinutes, createPathSums, isAuthored, pathModules, zoneDemand, type PathSums } from './results/path-sums';
import { countSeen, exposureOf, type SeenRows } from './results/exposure';
import { lineTokens, writeLine, type LineTokens } from './results/lines';
import type { CellSums, SimulationPart } from './results/part';
import { countRoleMinutes, createRoleCounts, pairsOf, roleSums, type RoleCounts } from './results/role-sums';

/** Learners of one block, in columns: learner `i` of it is row `first + i` of the cohort (from 0). */
export interface LearnerBlock {
  readonly block: number;
  readonly first: number;
  readonly count: number;
  /** Index of the program of each learner. */
  readonly programs: Uint16Array;
  /** Index of the values of their groups, in `Cohort.cells`. */
  readonly cells: Uint32Array;
  /** Index in `Cohort.backgrounds`. */
  readonly backgrounds: Uint16Array;
  /** Scores, a row of all columns for each. */
  readonly scores: Int16Array;
  /** Puts the choices of learner `i` into the room of the batch. */
  readonly wish: (i: number, batch: Batch) => void;
  /** Learners that columns cannot hold; null: the row says all. */
  readonly state: (i: number) => LearnerState | null;
  /** Rates of `Cohort.rates` that mean learner `i`, in order. */
  readonly rates: (i: number) => readonly Rate[];
  /** Outcomes of attempts in a modelled run; null: as given. */
  readonly outcome: ((i: number, program: Program) => OutcomeModel) | null;
}

/** What is the same for all blocks. Cells and backgrounds may grow while blocks are read. */
export interface Cohort {
  readonly programs: readonly Program[];
  readonly columns: readonly EvidenceColumn[];
  readonly attributes: readonly string[];
  /** Which of them are told module by module. */
  readonly exposure: readonly number[];
  /** Whose outcome is counted by group and score. */
  readonly audit: Audit | null;
  readonly cells: readonly (readonly string[])[];
  readonly backgrounds: readonly Background[];
  /** Pass rates that the model tells: counted apart. */
  readonly rates: readonly Rate[];
  /** Modelled: seats of modules that have a limit, and how much is learned in a week; null: nobody asks. */
  readonly sessions: { readonly seats: ReadonlyMap<string, number>; readonly minutesPerWeek: number } | null;
  /** Null: costs are not told. */
  readonly costs: CostsAsked | null;
}

/** Runs blocks one after the other and sums them up. */
export interface BlockRunner {
  /** Runs one block; answers its lines, which the next block overwrites. `visit`: told of each learner while the result stands in the batch. */
  readonly run: (block: LearnerBlock, visit?: (i: number, batch: Batch) => void) => Uint8Array;
  /** Everything so far, as a part without hashes. */
  readonly part: () => Pick<SimulationPart, 'cells' | 'histogram' | 'modules' | 'roles' | 'flows' | 'core' | 'runs' | 'rates' | 'arrivals' | 'paths' | 'exposure' | 'days' | 'audit' | 'costs'>;
}

/** `flow`: count how learners go from module to module, too. */
export function createBlockRunner(cohort: Cohort, flow = false): BlockRunner {
  const batches = cohort.programs.map((program) => createBatch(program, cohort.columns));
  const lanes = batches.map((batch): Lane => ({ batch, tokens: lineTokens(batch), sums: createProgramSums(batch), paths: createPathSums(batch), minutes: createRoleCounts(), flow: flow ? createFlowCounter(batch, cohort.sessions !== null) : null, tables: [], cells: [], seen: cohort.exposure.map(() => new Map()), seenBy: [] }));
  for (const { scratch } of batches) scratch.notesPractice = flow;
  const writer = new ByteWriter();
  const arrivals: Arrivals = new Map();
  const rateCounts = createRateCounts(cohort.rates);
  const days: Histogram = { counts: new Float64Array(1024) };
  let waits = 0;
  const audit = createAuditCounts(cohort, cohort.audit);
  const costs = createCostCounter(cohort.costs, batches, cohort.cells);
  return {
    run: (block, visit) => {
      writer.clear();
      for (let i = 0; i < block.count; i++) {
        const lane = lanes[block.programs[i] as number] as Lane;
        const { batch, sums, paths, tokens } = lane;
        const { scratch } = batch;
        const isPlain = runOne(cohort, lane, block, i);
        countSteps(sums, scratch, isPlain);
        if (scratch.inserted > 0) countInserted(sums, scratch);
        if (scratch.replacedCount > 0) countReplaced(sums, scratch);
        if (!isPlain || !isAuthored(scratch)) countModuleMinutes(paths, batch.plan, scratch);
        if (block.outcome) countFirstTries(paths, batch.plan, scratch);
        countDemand(paths, scratch);
        audit?.count(block, i, batch);
        costs?.count(block.programs[i] as number, block.cells[i] as number);
        if (cohort.exposure.length > 0) for (const row of seenBy(cohort, lane, block.cells[i] as number)) countSeen(row, scratch);
        if (cohort.rates.length > 0) countRates(rateCounts, block.rates(i), batch);
        if (cohort.sessions && cohort.sessions.seats.size > 0) countArrivals(arrivals, batch, cohort.sessions.seats, cohort.sessions.minutesPerWeek);
        const cell = block.cells[i] as number;
        addLearner((lane.cells[cell] ??= emptyCell()), scratch);
        if (cohort.sessions) {
          addMinutes(days, Math.ceil((7 * scratch.minutes) / cohort.sessions.minutesPerWeek) + scratch.lockDays);
          if (scratch.lockDays > 0) waits++;
        }
        countRoleMinutes(lane.minutes, scratch);
        lane.flow?.count(batch);
        visit?.(i, batch);
        writeLine(writer, block.first + i + 1, scratch, tokens, batch.plan.count);
      }
      return writer.bytes.subarray(0, writer.length);
    },
    part: () => ({
      cells: lanes.flatMap(({ batch, cells }) => cells.flatMap((sums, cell) => (sums ? [{ role: batch.plan.program.role, groups: [...(cohort.cells[cell] ?? [])], sums }] : []))),
      histogram: wholeHistogram(lanes),
      modules: [...moduleSums(batches, lanes.map(({ sums }) => sums))].map(([id, sums]) => ({ id, sums })),
      roles: lanes.map(({ batch, minutes }) => roleSums(batch.plan.program.role, minutes)),
      flows: lanes.flatMap((lane) => (lane.flow ? [lane.flow.sums()] : [])),
      core: lanes.map(({ batch, sums }) => ({ role: batch.plan.program.role, modules: [...coreCounts(batch, sums)] })),
      paths: lanes.map(({ batch, sums, paths }) => ({ role: batch.plan.program.role, modules: pathModules(batch, sums, paths), demand: zoneDemand(batch, paths) })),
      exposure: exposureOf(['role', ...cohort.exposure.map((at) => cohort.attributes[at] ?? '')], lanes.map(({ batch: { plan: { program } }, sums, seen }) => ({ ids: program.modules.map(({ id }) => id), seen: [new Map([[program.role, sums.reached]]), ...seen] }))),
      audit: audit && audit.cells(),
      costs: costs && costs.sums(),
      days: cohort.sessions && { histogram: pairsOf(days), waits },
      rates: cohort.rates.map((rate) => rateCounts.get(rate) ?? { title: rate.title, tried: 0, passed: 0 }),
      arrivals: [...arrivals].map(([id, weeks]) => ({ id, seats: cohort.sessions?.seats.get(id) ?? 0, weeks: [...weeks] })),
      runs: batches.map(({ counts }) => counts).reduce((a, b) => ({ sets: a.sets + b.sets, searched: a.searched + b.searched, singly: a.singly + b.singly, decided: a.decided + b.decided }), { sets: 0, searched: 0, singly: 0, decided: 0 }),
    }),
  };
}

/** One program with what belongs to it. */
interface Lane {
  readonly batch: Batch;
  readonly tokens: LineTokens;
  readonly sums: ProgramSums;
  readonly paths: PathSums;
  readonly minutes: RoleCounts;
  readonly flow: FlowCounter | null;
  /** By background; made when first met. */
  readonly tables: (DecisionTable | undefined)[];
  /** By cell. */
  readonly cells: (CellSums | undefined)[];
  /** By column of `Cohort.exposure`. */
  readonly seen: readonly SeenRows[];
  /** By cell: the rows of its values; made when first met. */
  readonly seenBy: (readonly Float64Array[] | undefined)[];
}

function seenBy({ exposure, cells }: Cohort, lane: Lane, cell: number): readonly Float64Array[] {
  return (lane.seenBy[cell] ??= exposure.map((attribute, at) => {
    const value = cells[cell]?.[attribute] ?? '';
    const row = lane.seen[at]?.get(value) ?? new Float64Array(lane.batch.plan.count);
    lane.seen[at]?.set(value, row);
    return row;
  }));
}

/** Learners of all programs by minutes. */
function wholeHistogram(lanes: readonly Lane[]): [number, number][] {
  const counts = new Float64Array(Math.max(0, ...lanes.map(({ minutes }) => minutes.minutes.counts.length)));
  for (const { minutes } of lanes) minutes.minutes.counts.forEach((learners, at) => (counts[at] = (counts[at] as number) + learners));
  return pairsOf({ counts });
}

/** Answers whether every module has one step at most, none of them failed. */
function runOne({ columns, backgrounds }: Cohort, { batch, tables }: Lane, block: LearnerBlock, i: number): boolean {
  const { program } = batch.plan;
  const learner = String(block.first + i + 1);
  const outcome = block.outcome?.(i, program);
  const state = block.state(i);
  if (state) {
    batch.runState(state, learner, outcome);
    return false;
  }
  const background = block.backgrounds[i] as number;
  const table = (tables[background] ??= batch.table(backgrounds[background] as Background));
  block.wish(i, batch);
  batch.runRow(table, block.scores, i * columns.length, learner, outcome);
  if (!isAuthored(batch.scratch)) batch.costRow(table, block.scores, i * columns.length);
  return outcome === undefined && isPlainResult(batch.scratch);
}

function isPlainResult({ failed, escalated, end }: Scratch): boolean {
  return failed === 0 && escalated === 0 && end === 0;
}
