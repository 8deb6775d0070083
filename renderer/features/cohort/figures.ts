import { countText } from '../../i18n/t';
import type { CohortRun } from '../../store/cohort-runs';

export type Report = CohortRun['result']['report'];
export type Detail = CohortRun['result']['detail'];
export type RoleDetail = Detail['whole'];
export type Cost = NonNullable<Report['cost']>;
export type Flow = Detail['flows'][number];

export const percent = (share: number): string => `${(share * 100).toFixed(1).replace('-', '−')} %`;

/** "13.4 %" and how far chance reaches to either side, in percent; null where it cannot be told. */
export function reach({ share, high }: RoleDetail['saved']): string | null {
  return high === null ? null : `± ${((high - share) * 100).toFixed(1)}`;
}

/** Hours, whole ones from ten on. */
export function hoursText(minutes: number): string {
  const hours = Math.abs(minutes) / 60;
  return `${hours < 10 ? hours.toFixed(1) : countText(Math.round(hours))} h`;
}
