import type { RecordId } from '#shared/model/ids';
import type { RequestOf } from '#shared/contract/contract';

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
}

export const plainDraft: CohortDraft = {
  learners: 15_000, seed: 1, roles: {}, columns: [], known: { share: 25, mean: 70, sd: 15, loading: 60 }, choices: 'random', isModelled: false,
  model: { guess: 0, gain: 0.5, dropOut: 0, attemptsAtMost: 5, minutesPerWeek: 120, sessionsPerWeek: 1 },
};

/** `East 2, West`: values with weights. Null where there is none, or one comes twice. */
export function readValues(text: string): readonly { readonly value: string; readonly weight: number }[] | null {
  const values = text.split(',').map((part) => part.trim()).filter((part) => part !== '').map((part) => {
    const match = /^(.*\S)\s+(\d+(?:\.\d+)?)$/.exec(part);
    return match ? { value: match[1] ?? part, weight: Number(match[2]) } : { value: part, weight: 1 };
  });
  return values.length === 0 || new Set(values.map(({ value }) => value)).size < values.length ? null : values;
}

/** The specification that the engine takes (shared/simulate/cohort/cohort-spec); columns that say nothing are left out. `roles`: those of the document. */
export function specOf(draft: CohortDraft, roles: readonly RecordId[]): NonNullable<RequestOf<'simulation.run'>['cohort']> {
  const { learners, seed, columns, known, choices, isModelled, model } = draft;
  const attributes = columns.flatMap(({ name, values }) => {
    const read = readValues(values);
    return name.trim() !== '' && read ? [{ name: name.trim(), values: [...read] }] : [];
  });
  return {
    learners, seed, choices, attributes,
    roles: roles.map((role) => ({ role, weight: draft.roles[role] ?? 1 })).filter(({ weight }) => weight > 0),
    otherEvidence: known.share === 0 ? null : { share: known.share / 100, mean: known.mean, sd: known.sd, loading: known.loading / 100 },
    model: isModelled ? { guess: { value: model.guess / 100 }, gain: { value: model.gain }, dropOut: { value: model.dropOut / 100 }, attemptsAtMost: { value: model.attemptsAtMost }, minutesPerWeek: { value: model.minutesPerWeek }, sessionsPerWeek: { value: model.sessionsPerWeek } } : null,
  };
}
