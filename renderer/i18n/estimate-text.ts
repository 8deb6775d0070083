import type { Estimate } from '#shared/document/breakdown/estimate-minutes';
import { t } from './t';

/** What an estimate counts: "812 words, 2 pictures". */
export function estimateParts({ parts }: Estimate): string {
  return parts.map(({ what, count }) => t(`estimate.${what}`, { count })).join(', ');
}
