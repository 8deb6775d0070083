import { useState } from 'react';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import { nameOfPerson, today } from '../../store/review-verbs';
import { useStudio } from '../../store/studio-context';
import { setFieldsAsStep } from '../../store/verbs';
import { Button } from '../../ui/button';
import { FieldRow } from './fields';

/** Hours of work that went into a module: the sum, and one more entry for today. */
export function EffortField({ module: { id, effort, title } }: { readonly module: CourseModule }) {
  const studio = useStudio();
  const [hours, setHours] = useState('');
  const value = Number(hours.replace(',', '.'));
  const isValid = hours.trim() !== '' && Number.isFinite(value) && value > 0 && value <= 10_000;
  const log = async (): Promise<void> => {
    const entry = { on: today(), hours: value, by: nameOfPerson(studio), note: '' };
    if (isValid && (await setFieldsAsStep(studio, id, { effort: [...effort, entry] }, `${t('effort.log')}: ${title}`))) setHours('');
  };
  const sum = Math.round(effort.reduce((all, entry) => all + entry.hours, 0) * 100) / 100;
  return (
    <FieldRow label={t('field.effort')}>
      <div className="stack tight">
        <span className="muted">{effort.length > 0 ? t('effort.total', { hours: sum, count: effort.length }) : t('effort.none')}</span>
        <span className="row"><input className="input" inputMode="decimal" size={5} aria-label={t('effort.hours')} value={hours} onChange={(event) => setHours(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter') void log(); }} /><Button size="small" isDisabled={!isValid} onPress={() => void log()}>{t('effort.log')}</Button></span>
      </div>
    </FieldRow>
  );
}
