import type { ResponseOf } from '#shared/contract/contract';
import { timeText } from '../i18n/time-text';
import { t } from '../i18n/t';

/** A kept state in a list to choose from: a snapshot by its name, a backup as one, both with their time. */
export function keptTitle({ kind, name, at }: ResponseOf<'history.list'>['states'][number]): string {
  return t('design.kept', { title: kind === 'backup' || name === '' ? t('design.backup') : name, when: timeText(at) });
}
