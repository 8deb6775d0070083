import { decide, type DecideContext } from '../../path/decide';
import { decideAll, overridesByModule } from '../../path/decide-all';
import { indexEvidence } from '../../path/evidence';
import type { ProgramModule } from '../../path/program';
import { failedOnly, noEvidence, passedOnly, eventsOfRow, type Background, type EvidenceColumn } from './columns';
import type { BatchPlan } from './plan';

/** For one background: the code of every module by what its one column says. All codes come from the engine's own `decide`. */
export interface DecisionTable {
  readonly background: Background;
  /** Codes of all modules where nothing is assessed; before blocks are kept together. */
  readonly blank: Uint16Array;
  /** Codes without rules (the baseline's), blocks kept together. */
  readonly base: Uint16Array;
  /** No rule-free decision but the empty one. */
  readonly isBaseBlank: boolean;
  /** `cells[module * width + cell]` for modules that at most one column decides. Cells: failed, passed, none, then a class of scores each. */
  readonly cells: Uint16Array;
  readonly width: number;
  /** Whether any of these codes changes the selection. */
  readonly selects: boolean;
}

/** How the modules of a program read columns. */
export interface ColumnReading {
  readonly columns: readonly EvidenceColumn[];
  /** By module: the one column that decides it; where there is none or several, the first one, which then says nothing. */
  readonly columnOf: Int32Array;
  readonly isPlain: Uint8Array;
  /** Modules that several columns decide: they are decided for each learner. */
  readonly mixed: readonly { readonly module: number; readonly columns: readonly number[] }[];
}

export function readColumns({ prepared, count }: BatchPlan, columns: readonly EvidenceColumn[]): ColumnReading {
  const read: number[][] = Array.from({ length: count }, () => []);
  columns.forEach(({ subject }, column) => {
    for (const module of prepared.readers.get(subject) ?? []) (read[module] as number[]).push(column);
  });
  return {
    columns,
    columnOf: Int32Array.from(read, (list) => (list.length === 1 ? (list[0] as number) : 0)),
    isPlain: Uint8Array.from(read, (list) => (list.length === 1 ? 1 : 0)),
    mixed: read.flatMap((list, module) => (list.length > 1 ? [{ module, columns: list }] : [])),
  };
}

export function createTable(plan: BatchPlan, reading: ColumnReading, background: Background): DecisionTable {
  const { program, book, classes: { least } } = plan;
  const cellsOf = [failedOnly, passedOnly, noEvidence, ...least];
  const width = cellsOf.length;
  const context = contextOf(plan, background, [], new Int16Array(0));
  const blank = Uint16Array.from(program.modules, (module) => book.codeOf(decide(context, module)));
  const cells = new Uint16Array(program.modules.length * width);
  program.modules.forEach((module, index) => {
    const column = reading.columns[reading.columnOf[index] as number];
    cellsOf.forEach((score, cell) => {
      const isSaid = reading.isPlain[index] === 1 && column !== undefined;
      cells[index * width + cell] = isSaid ? book.codeOf(decide(contextOf(plan, background, [column], Int16Array.of(score)), module)) : (blank[index] as number);
    });
  });
  const base = Uint16Array.from(decideAll(plan.prepared, { ...context, rules: false }), book.codeOf);
  return { background, blank, base, isBaseBlank: base.every((code) => code === 0), cells, width, selects: [...cells, ...blank].some((code) => book.selects[code]) };
}

/** What `decide` is given for a learner with these scores in these columns. */
export function contextOf({ program }: BatchPlan, background: Background, columns: readonly EvidenceColumn[], scores: Int16Array, offset = 0): DecideContext {
  return {
    program, evidence: indexEvidence(eventsOfRow(columns, scores, offset), program.asOf), overrides: overridesByModule(background.overrides),
    facts: background.facts, preferences: background.preferences, rules: true, explain: false,
  };
}

/** Writes the codes of one learner; answers how many modules had to be decided singly. */
export function fillCodes(plan: BatchPlan, reading: ColumnReading, table: DecisionTable, scores: Int16Array, offset: number, codes: Uint16Array): number {
  const { columnOf, columns, mixed } = reading;
  const { cells, width } = table;
  const { cellOf } = plan.classes;
  if (columns.length === 0) codes.set(table.blank);
  // No branch on evidence (see tally).
  else for (let module = 0, row = 0; module < codes.length; module++, row += width) codes[module] = cells[row + (cellOf[(scores[offset + (columnOf[module] as number)] as number) + 3] as number)] as number;
  if (mixed.length === 0) return 0;
  return fillMixed(plan, reading, table, scores, offset, codes);
}

function fillMixed(plan: BatchPlan, { columns, mixed }: ColumnReading, { background }: DecisionTable, scores: Int16Array, offset: number, codes: Uint16Array): number {
  let context: DecideContext | null = null;
  let singly = 0;
  for (const { module, columns: read } of mixed) {
    if (read.every((column) => scores[offset + column] === noEvidence)) continue;
    context ??= contextOf(plan, background, columns, scores, offset);
    codes[module] = plan.book.codeOf(decide(context, plan.program.modules[module] as ProgramModule));
    singly++;
  }
  return singly;
}

/** E-30 over codes: what outside evidence settles in a block counts only where it settles all of it. */
export function keepTogether({ book, prepared, program }: BatchPlan, codes: Uint16Array): void {
  const { blocked } = prepared;
  for (const module of blocked) {
    const block = program.modules[module]?.block ?? [];
    if (book.settled[codes[module] as number] === 0 || block.every((member) => unmarked(codes[member] as number, book))) continue;
    codes[module] = (codes[module] as number) | apartMark;
  }
  for (const module of blocked) if (((codes[module] as number) & apartMark) !== 0) codes[module] = book.apart((codes[module] as number) & ~apartMark);
}

/** Set while a block is looked at, so that its other members still see what evidence said. */
const apartMark = 0x8000;

function unmarked(code: number, book: BatchPlan['book']): boolean {
  return book.settled[code & ~apartMark] !== 0;
}
