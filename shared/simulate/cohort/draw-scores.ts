import { compareCodeUnits } from '../../kit/order';
import { hashString, keyedBits, keyedStart, keyPair } from '../../kit/random';
import { prepare } from '../../path/prepare';
import type { EvidenceKind } from '../../model/vocabulary';
import type { Program } from '../../path/program';
import type { EvidenceColumn } from '../batch/columns';
import { normalTable } from '../statistics/normal';
import type { CohortSpec } from './cohort-spec';

/** Draws what assessments show, column by column. */
export interface ScoreDrawer {
  readonly columns: readonly EvidenceColumn[];
  /** Scores of the learner in the columns that the program reads; the others stay as they are. */
  readonly fill: (program: number, row: number, ability: number, scores: Int16Array, offset: number) => void;
}

/** Streams of chance of scores. */
const [has, score] = [1 << 20, 1 << 21];

/** `programs`: those of the roles of the specification. */
export function createScoreDrawer(spec: CohortSpec, programs: readonly Program[]): ScoreDrawer {
  const columns = scoreColumns(spec, programs);
  const keyOf = ({ subject, kind }: EvidenceColumn): number => hashString(`${subject}/${kind}`);
  const hasKeys = Int32Array.from(columns, (column) => keyPair(keyOf(column), has));
  const scoreKeys = Int32Array.from(columns, (column) => keyPair(keyOf(column), score));
  // A share of 2^32, so that bits are compared as they are drawn.
  const shares = Float64Array.from(columns, ({ share }) => share * 4294967296);
  const means = Float64Array.from(columns, ({ mean }) => 100 * mean);
  const common = Float64Array.from(columns, ({ sd, loading }) => 100 * sd * loading);
  const own = Float64Array.from(columns, ({ sd, loading }) => 100 * sd * Math.sqrt(1 - loading * loading));
  // Knowledge tracing and audits read what no rule does.
  const asked = spec.model?.kind === 'bkt' || spec.results.audit ? spec.evidence.length : 0;
  const read = programs.map((program) => readBy(program, columns, asked));
  const normal = normalTable();
  const fill: ScoreDrawer['fill'] = (program, row, ability, scores, offset) => {
    const start = keyedStart(spec.seed, row);
    const list = read[program] as Int32Array;
    for (let at = 0; at < list.length; at++) {
      const column = list[at] as number;
      if (keyedBits(start, hasKeys[column] as number) >>> 0 >= (shares[column] as number)) continue;
      const value = (means[column] as number) + (common[column] as number) * ability + (own[column] as number) * (normal[keyedBits(start, scoreKeys[column] as number) >>> 16] as number);
      scores[offset + column] = value <= 0 ? 0 : value >= 10_000 ? 10_000 : (value + 0.5) | 0;
    }
  };
  return { columns, fill };
}

type ScoreColumn = EvidenceColumn & Pick<CohortSpec['evidence'][number], 'share' | 'mean' | 'sd' | 'loading'>;

/** Columns in order: what the specification names, then every other subject that a rule reads. */
function scoreColumns({ evidence, otherEvidence }: CohortSpec, programs: readonly Program[]): readonly ScoreColumn[] {
  const asOf = programs[0]?.asOf ?? '1970-01-01';
  const named = new Set(evidence.map(({ subject }) => subject));
  const read = new Set(programs.flatMap(subjectsRead));
  const others = otherEvidence ? [...read].filter((subject) => !named.has(subject)).sort(compareCodeUnits).map((subject) => ({ subject, ...otherEvidence, kind: otherEvidence.kind ?? kindRead(programs, subject) })) : [];
  return [...evidence, ...others].map(({ at, ...column }) => ({ ...column, at: at ?? asOf }));
}

/** Subjects whose scores rules of a program read. */
export function subjectsRead({ modules }: Program): readonly string[] {
  return modules.flatMap(({ rules }) => rules.flatMap((rule) => (rule.parts ?? [rule]).map(({ subject }) => subject)));
}

/** The kind of evidence that the rules of a subject count: recall where they all do, else the first that they all do, else the first of the first rule. */
function kindRead(programs: readonly Program[], subject: string): EvidenceKind {
  const asked = programs.flatMap(({ modules }) => modules.flatMap(({ rules }) => rules.flatMap((rule) => (rule.parts ?? [rule]).filter((part) => part.subject === subject).map(({ kinds }) => kinds))));
  const isCounted = (kind: EvidenceKind): boolean => asked.every((kinds) => kinds.includes(kind));
  return isCounted('recall') ? 'recall' : (asked[0]?.find(isCounted) ?? asked[0]?.[0] ?? 'recall');
}

/** Columns that a program reads, and the first `asked` ones. */
function readBy(program: Program, columns: readonly ScoreColumn[], asked: number): Int32Array {
  const { readers } = prepare(program);
  return Int32Array.from(columns.flatMap(({ subject }, column) => (column < asked || readers.has(subject) ? [column] : [])));
}
