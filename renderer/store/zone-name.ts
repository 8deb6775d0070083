import type { Zone } from '#shared/model/zone';
import { t } from '../i18n/t';

/** A zone by its title and, where the title does not say it already, its policy: "Week one (Core (testable))". */
export function zoneName({ title, policy }: Pick<Zone, 'title' | 'policy'>): string {
  const name = t(`policy.${policy}`);
  return title === name ? title : t('announce.zone', { title, policy: name });
}
