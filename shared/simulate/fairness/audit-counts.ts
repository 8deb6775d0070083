import type { Audit } from '../../model/audit';
import type { Program } from '../../path/program';
import { prepare } from '../../path/prepare';
import type { Batch } from '../batch/batch';
import type { Cohort, LearnerBlock } from '../run-block';

/** Learners with one value of the column in one score band, and who of them got the outcome. Band 0: no score. */
export interface AuditCell {
  readonly value: string;
  readonly band: number;
  readonly learners: number;
  readonly selected: number;
}

/** Lower bounds of score bands, in hundredths of a percent, ascending from 0: those of the rules that read the subject; tenths where none does. */
export function auditBands(programs: readonly Program[], subject: string | null): readonly number[] {
  if (subject === null) return [];
  const bounds = programs.flatMap(({ modules }) => modules.flatMap(({ rules }) => rules.flatMap((rule) => ((rule.parts ?? [rule]).some((read) => read.subject === subject) ? rule.bands.map(({ lo }) => lo) : []))));
  const cuts = bounds.length > 0 ? bounds : Array.from({ length: 10 }, (_nothing, at) => 1000 * at);
  return [...new Set([0, ...cuts])].sort((a, b) => a - b);
}

/** Counts who gets the outcome, by value of the column and score band. Null: nobody asks. */
export function createAuditCounts({ programs, columns, attributes, cells }: Cohort, audit: Audit | null): { readonly count: (block: LearnerBlock, i: number, batch: Batch) => void; readonly cells: () => AuditCell[] } | null {
  if (!audit) return null;
  const attribute = attributes.indexOf(audit.column);
  const column = columns.findIndex(({ subject }) => subject === audit.qualification);
  const bands = auditBands(programs, audit.qualification);
  const sums = new Map<string, Map<number, { learners: number; selected: number }>>();
  const module = audit.outcome === 'waived' ? null : audit.outcome;
  return {
    count: (block, i, batch) => {
      const value = attribute < 0 ? batch.plan.program.role : (cells[block.cells[i] as number]?.[attribute] ?? '');
      const score = column < 0 ? -1 : (block.scores[i * columns.length + column] as number);
      const band = score < 0 ? 0 : bands.filter((from) => from <= score).length;
      const own = sums.get(value) ?? new Map<number, { learners: number; selected: number }>();
      sums.set(value, own);
      const cell = own.get(band) ?? { learners: 0, selected: 0 };
      own.set(band, cell);
      cell.learners++;
      if (isSelected(batch, module)) cell.selected++;
    },
    cells: () => [...sums].flatMap(([value, own]) => [...own].map(([band, cell]) => ({ value, band, ...cell }))),
  };
}

/** Waived something, or with the module on the path. */
function isSelected({ plan: { program }, scratch }: Batch, module: string | null): boolean {
  if (module === null) return scratch.waived > 0;
  const index = prepare(program).indexOf.get(module) ?? -1;
  return index >= 0 && scratch.modules.subarray(0, scratch.steps).includes(index);
}
