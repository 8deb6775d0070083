import type { LearnerState } from '../../model/profile';
import { decideAll, overridesByModule } from '../../path/decide-all';
import type { DecideContext } from '../../path/decide';
import { indexEvidence } from '../../path/evidence';
import type { Program } from '../../path/program';
import { runLearner, type OutcomeModel } from '../../path/run';
import { applyOutcomes } from './apply-outcomes';
import { stateOfRow, type Background, type EvidenceColumn, type Scores } from './columns';
import { copyRun } from './copy-run';
import { createPlan, type BatchPlan } from './plan';
import { clear, createScratch, type Scratch } from './scratch';
import { noteStaticSeats } from './seats';
import { createTable, fillCodes, keepTogether, readColumns, type DecisionTable } from './tables';
import { costRow, notePractised, tallyInserting, tallyRow } from './tally';
import { selectGeneral } from './walk-general';
import { minutesOf, selectStatic } from './walk-static';

/** How learners were run: `sets` over precomputed sets, `searched` by one search each, `singly` step by step by `runLearner`; `decided`: modules that were decided singly. */
export interface BatchCounts {
  sets: number;
  searched: number;
  singly: number;
  decided: number;
}

/**
 * Runs learners of one program, many times faster than `runLearner` and with the same result (docs/spec/simulate.md; the property tests hold both together).
 * One learner at a time: the result stands in `scratch` until the next.
 */
export interface Batch {
  readonly plan: BatchPlan;
  readonly scratch: Scratch;
  readonly counts: BatchCounts;
  readonly table: (background: Background) => DecisionTable;
  /** A row of columns; choices stand in `scratch.wishes`. `learner`: key for seeded choices. */
  readonly runRow: (table: DecisionTable, scores: Scores, offset: number, learner: string, outcome?: OutcomeModel) => void;
  /** Writes what each step of the row that was run last costs, where that was left out. */
  readonly costRow: (table: DecisionTable, scores: Scores, offset: number) => void;
  /** Any state. With an outcome model either is modelled. */
  readonly runState: (state: LearnerState, learner: string, outcome?: OutcomeModel) => void;
}

export function createBatch(program: Program, columns: readonly EvidenceColumn[]): Batch {
  const plan = createPlan(program);
  const scratch = createScratch(plan);
  const reading = readColumns(plan, columns);
  const counts: BatchCounts = { sets: 0, searched: 0, singly: 0, decided: 0 };
  // Where no decision changes what is on the path, and no elective can leave a gate closed.
  const isPlain = columns.length > 0 && reading.mixed.length === 0 && plan.prepared.groups.length === 0 && plan.prepared.blocked.length === 0 && !program.fall && !(plan.hasGates && plan.electives.length > 0);
  const singly = (state: LearnerState, learner: string, outcome?: OutcomeModel): void => {
    counts.singly++;
    decideState(plan, scratch, state);
    copyRun(plan, scratch, runLearner(program, state, { explain: false, learner, ...(outcome ? { outcome } : {}) }));
  };
  const runRow: Batch['runRow'] = (table, scores, offset, learner, outcome) => {
    clear(scratch);
    if (isPlain && !table.selects && !outcome) {
      selectStatic(plan, scratch, learner);
      tallyRow(plan, scratch, reading, table, scores, offset);
      if (table.isBaseBlank) noteStaticSeats(plan, scratch, true);
      scratch.baselineMinutes = table.isBaseBlank ? scratch.authored : baseline(plan, scratch, table.base, learner);
      scratch.isCosted = false;
      counts.sets++;
      return;
    }
    counts.decided += fillCodes(plan, reading, table, scores, offset, scratch.codes);
    keepTogether(plan, scratch.codes);
    if (runSearched(plan, scratch, table.base, table.isBaseBlank, learner, outcome)) counts.searched++;
    else singly(stateOfRow(plan, columns, table.background, scores, offset, scratch), learner, outcome);
  };
  const runState: Batch['runState'] = (state, learner, outcome) => {
    if (needsSteps(state)) return singly(state, learner, outcome);
    const context = decideState(plan, scratch, state);
    wish(plan, scratch, state);
    scratch.baseCodes.set(decideAll(plan.prepared, { ...context, rules: false }).map(plan.book.codeOf));
    clear(scratch);
    if (!mayBeSettledLater(plan, scratch, context) && runSearched(plan, scratch, scratch.baseCodes, false, learner, outcome)) counts.searched++;
    else singly(state, learner, outcome);
  };
  const costSteps: Batch['costRow'] = (table, scores, offset) => {
    if (scratch.isCosted) return;
    costRow(plan, scratch, reading, table, scores, offset);
    scratch.isCosted = true;
  };
  return { plan, scratch, counts, costRow: costSteps, table: (background) => createTable(plan, reading, background), runRow, runState };
}

/** Codes of a state. */
function decideState({ program, prepared, book }: BatchPlan, scratch: Scratch, { evidence, overrides, facts, preferences }: LearnerState): DecideContext {
  const context = { program, evidence: indexEvidence(evidence, program.asOf), overrides: overridesByModule(overrides), facts, preferences, rules: true, explain: false };
  scratch.codes.set(decideAll(prepared, context).map(book.codeOf));
  return context;
}

/** Attempts can fail, insert, lock and escalate: they are walked step by step. */
function needsSteps(state: LearnerState): boolean {
  return state.evidence.some((event) => event.attempt !== null);
}

/** A completion of an inserted module may already answer the rule that inserts it (E-46): that depends on days, which codes do not hold. */
function mayBeSettledLater({ program, book, count }: BatchPlan, { codes }: Scratch, { evidence }: DecideContext): boolean {
  if (evidence.completions.size === 0) return false;
  for (let module = 0; module < count; module++) {
    for (const inserted of book.inserts[codes[module] as number] as readonly number[]) if (evidence.completions.has(program.modules[inserted]?.id ?? '')) return true;
  }
  return false;
}

function wish({ program, prepared }: BatchPlan, scratch: Scratch, { choices }: LearnerState): void {
  program.zones.forEach((zone, index) => {
    const room = scratch.wishes[index] as Int32Array;
    const wished = [...new Set((choices[zone.id] ?? []).map((id) => prepared.indexOf.get(id) ?? -1))].filter((module) => module >= 0).slice(0, room.length);
    room.set(wished);
    scratch.wishCounts[index] = wished.length;
    scratch.isLiked[index] = 0;
  });
}

/** By one search; the baseline by another where rules or credits may change what is on the path. */
function runSearched(plan: BatchPlan, scratch: Scratch, base: Uint16Array, isBaseBlank: boolean, learner: string, outcome?: OutcomeModel): boolean {
  if (!selectGeneral(plan, scratch, learner) || (scratch.isShort && plan.hasGates)) return false;
  if (outcome?.learns && !(plan.keepsOrder && scratch.replacedCount === 0)) return false;
  tallyInserting(plan, scratch);
  if (scratch.notesPractice) notePractised(plan, scratch);
  if (outcome && !applyOutcomes(plan, scratch, outcome)) return false;
  if (isBaseBlank && plan.prepared.groups.length === 0) {
    selectStatic(plan, scratch, learner);
    scratch.baselineMinutes = minutesOf(plan, scratch.path);
    noteStaticSeats(plan, scratch, true);
  } else scratch.baselineMinutes = baseline(plan, scratch, base, learner);
  return true;
}

/** Minutes of the path by the codes without rules, and its places at sessions where they are asked for; leaves steps and sums of the run as they are. */
function baseline(plan: BatchPlan, scratch: Scratch, base: Uint16Array, learner: string): number {
  scratch.codes.set(base);
  selectGeneral(plan, scratch, learner, false);
  noteStaticSeats(plan, scratch, false);
  const { book, minutes, count } = plan;
  const { path, codes } = scratch;
  let sum = 0;
  for (let module = 0; module < count; module++) if (((path[module >> 5] as number) & (1 << (module & 31))) !== 0 && book.settled[codes[module] as number] === 0) sum += minutes[module] as number;
  return sum;
}
