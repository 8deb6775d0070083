import type { Audit } from '#shared/model/audit';
import type { Cohort } from '#shared/model/cohort';
import type { RecordId } from '#shared/model/ids';
import type { TracingForm } from '#shared/model/tracing';
import { specOfRecord } from '#shared/simulate/cohort/of-record';
import { costDraftOf, plainCosts, pricedRecord, type CostDraft } from './cost-draft';
import type { RequestOf } from '#shared/contract/contract';
import { plainTracing } from './cohort-tracing';

/** A group column as it is written: `East 2, West` is two values, the first twice as frequent. */
export interface CohortColumn {
  readonly name: string;
  readonly values: string;
}

/** Who is made up, as the form of the window has it. Shares in percent. */
export interface CohortDraft {
  readonly learners: number;
  readonly seed: number;
  /** Weights by role; 1 where nothing is said, 0 leaves it out. */
  readonly roles: Readonly<Record<RecordId, number>>;
  readonly columns: readonly CohortColumn[];
  readonly known: { readonly share: number; readonly mean: number; readonly sd: number; readonly loading: number };
  readonly choices: 'random' | 'authored';
  /** Attempts go by the response model instead of being passed. */
  readonly isModelled: boolean;
  readonly model: { readonly guess: number; readonly gain: number; readonly dropOut: number; readonly attemptsAtMost: number; readonly minutesPerWeek: number; readonly sessionsPerWeek: number };
  /** Prices; all 0: costs are not told. */
  readonly costs: CostDraft;
  /** Attempts of the model go by knowledge tracing instead of the logistic model. */
  readonly isTraced: boolean;
  readonly tracing: TracingForm;
  /** Who gets what, by a group column; null: nobody asks. */
  readonly audit: Audit | null;
}

export const plainDraft: CohortDraft = {
  learners: 15_000, seed: 1, roles: {}, columns: [], known: { share: 25, mean: 70, sd: 15, loading: 60 }, choices: 'random', isModelled: false,
  model: { guess: 0, gain: 0.5, dropOut: 0, attemptsAtMost: 5, minutesPerWeek: 120, sessionsPerWeek: 1 },
  costs: plainCosts,
  isTraced: false, tracing: plainTracing, audit: null,
};

/** `East 2, West`: values with weights. Null where there is none, or one comes twice. */
export function readValues(text: string): readonly { readonly value: string; readonly weight: number }[] | null {
  const values = text.split(',').map((part) => part.trim()).filter((part) => part !== '').map((part) => {
    const match = /^(.*\S)\s+(\d+(?:\.\d+)?)$/.exec(part);
    return match ? { value: match[1] ?? part, weight: Number(match[2]) } : { value: part, weight: 1 };
  });
  return values.length === 0 || new Set(values.map(({ value }) => value)).size < values.length ? null : values;
}

/** The form as the document keeps it; columns that say nothing are left out, and roles whose weight is 1 or that are not there any more. `roles`: those of the document. */
export function recordOf(draft: CohortDraft, roles: readonly RecordId[]): Omit<Cohort, 'id' | 'type' | 'title' | 'note'> {
  const { learners, seed, columns, known, choices, isModelled, model, isTraced, tracing, costs, audit } = draft;
  return {
    learners, seed, choices, known: { ...known }, model: isModelled ? { ...model, tracing: isTraced ? tracing : null } : null, costs: pricedRecord(costs, roles), audit,
    roles: roles.flatMap((role) => { const weight = draft.roles[role] ?? 1; return weight === 1 ? [] : [{ role, weight }]; }),
    columns: columns.flatMap(({ name, values }) => {
      const read = readValues(values);
      return name.trim() !== '' && read ? [{ name: name.trim(), values: [...read] }] : [];
    }),
  };
}

/** The form that a kept cohort fills. */
export function draftOf({ learners, seed, roles, columns, known, choices, model, costs, audit }: Cohort): CohortDraft {
  const written = ({ value, weight }: Cohort['columns'][number]['values'][number]): string => (weight === 1 && !/\s\d+(\.\d+)?$/.test(value) ? value : `${value} ${weight}`);
  const { tracing, ...numbers } = model ?? { ...plainDraft.model, tracing: null };
  return {
    learners, seed, known, choices, isModelled: model !== null, model: numbers, isTraced: tracing !== null, tracing: tracing ?? plainTracing, costs: costDraftOf(costs), audit,
    roles: Object.fromEntries(roles.map(({ role, weight }) => [role, weight])), columns: columns.map(({ name, values }) => ({ name, values: values.map(written).join(', ') })),
  };
}

/** The specification that the engine takes (shared/simulate/cohort/cohort-spec). */
export function specOf(draft: CohortDraft, roles: readonly RecordId[]): NonNullable<RequestOf<'simulation.run'>['cohort']> {
  return specOfRecord(recordOf(draft, roles), roles);
}
