import type { SimulationPart } from '../results/part';
import { leastShown } from '../results/suppress';
import { fourFifths, selectionRates } from '../statistics/group-measures';
import { wilson } from '../statistics/intervals';

/** Who gets an outcome, group by group; with a qualification also among people of equal scores. */
export interface AuditReport {
  readonly column: string;
  readonly outcome: string;
  readonly qualification: string | null;
  readonly groups: readonly AuditGroup[];
  readonly best: string | null;
  readonly smallestRatio: number | null;
  readonly holds: boolean | null;
  /** The same for rates standardised to the score bands of everybody; null without a qualification, or where no band has enough people of each group. `covered`: share of people in bands that count. */
  readonly conditioned: { readonly groups: readonly { readonly value: string; readonly rate: number; readonly ratio: number | null }[]; readonly best: string | null; readonly smallestRatio: number | null; readonly holds: boolean | null; readonly covered: number } | null;
}

export interface AuditGroup {
  readonly value: string;
  readonly learners: number;
  readonly selected: number;
  readonly rate: number;
  readonly ratio: number | null;
  /** Wilson's interval of the rate, 95 %. */
  readonly low: number;
  readonly high: number;
}

/** `shown`: values that may be told. */
export function auditReport({ audit, asked }: SimulationPart, shown: ReadonlySet<string>): AuditReport | null {
  if (!audit || !asked.audit) return null;
  const cells = audit.filter(({ value }) => shown.has(value));
  const values = [...new Set(cells.map(({ value }) => value))].sort();
  const sum = (list: typeof cells, of: 'learners' | 'selected'): number => list.reduce((total, cell) => total + cell[of], 0);
  const counts = values.map((group) => ({ group, learners: sum(cells.filter(({ value }) => value === group), 'learners'), selected: sum(cells.filter(({ value }) => value === group), 'selected') }));
  const { groups, best, smallestRatio, holds } = selectionRates(counts, leastShown);
  return {
    ...asked.audit, best, smallestRatio, holds,
    groups: groups.map(({ group, learners, selected, rate, ratio }) => ({ value: group, learners, selected, rate, ratio, ...wilson(selected, learners) })),
    conditioned: asked.audit.qualification === null ? null : conditioned(cells, groups.filter(({ ratio }) => ratio !== null).map(({ group }) => group)),
  };
}

/** Direct standardisation: each group's rate in a band, weighed by how many of all are in the band. Bands in which any group has under ten people are left out; no score is a band. */
function conditioned(cells: NonNullable<SimulationPart['audit']>, values: readonly string[]): AuditReport['conditioned'] {
  const of = (value: string, band: number): { readonly learners: number; readonly selected: number } => cells.find((cell) => cell.value === value && cell.band === band) ?? { learners: 0, selected: 0 };
  const bands = [...new Set(cells.map(({ band }) => band))].map((band) => ({ band, learners: values.reduce((sum, value) => sum + of(value, band).learners, 0) }));
  const counted = bands.filter(({ band }) => values.every((value) => of(value, band).learners >= leastShown));
  const all = counted.reduce((sum, { learners }) => sum + learners, 0);
  if (all === 0 || values.length < 2) return null;
  const rates = values.map((value) => ({ value, rate: counted.reduce((sum, { band, learners }) => sum + (learners / all) * (of(value, band).selected / of(value, band).learners), 0) }));
  const top = rates.reduce((most, group) => (group.rate > most.rate ? group : most));
  const groups = rates.map((group) => ({ ...group, ratio: top.rate === 0 ? null : group.rate / top.rate }));
  const smallestRatio = top.rate === 0 ? null : Math.min(...rates.map(({ rate }) => rate / top.rate));
  return { groups, best: top.rate === 0 ? null : top.value, smallestRatio, holds: smallestRatio === null ? null : smallestRatio >= fourFifths, covered: all / bands.reduce((sum, { learners }) => sum + learners, 0) };
}
