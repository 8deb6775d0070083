import { t } from '../../../i18n/t';
import { NumberPart } from '../../../ui/number-part';

/** "not older than 90 days", or nothing of the kind. */
export function AgePart({ label, days, onChange }: { readonly label: string; readonly days: number | null; readonly onChange: (days: number | null) => void }) {
  return (
    <span className="age-part">
      <span>{t('sentence.notOlderThan')}</span>
      <NumberPart optional label={label} value={days} min={1} max={36_500} unit={t('sentence.days')} placeholder={t('sentence.anyAge')} invalidText={t('sentence.wholeFrom', { min: 1 })} onCommit={onChange} />
    </span>
  );
}
