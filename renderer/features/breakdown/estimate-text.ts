import type { Estimate } from '#shared/document/breakdown/estimate-minutes';
import { t } from '../../i18n/t';

/** What an estimate counts: "812 words, 2 pictures". */
export function estimateParts(estimate: Estimate): string {
  return estimate.parts.map(({ what, count }) => t(`estimate.${what}`, { count })).join(', ');
}
