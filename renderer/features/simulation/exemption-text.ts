import type { Override } from '#shared/model/profile';
import { t } from '../../i18n/t';

/** An exemption that holds, or one that has ended: it stays in the log. `today`: the document's day. */
export function exemptionText(override: Override, today: string): string {
  return t(override.until < today ? 'decisions.ended' : 'decisions.exempt', override);
}
