import { t } from '../../../i18n/t';
import type { CohortDraft } from '../../../store/cohort-draft';
import { NumberPart } from '../../../ui/number-part';
import { Segments } from '../../../ui/segments';
import { Part, Row } from './form-parts';
import { AttemptWay, TracingFields } from './form-tracing';

export interface PartProps {
  readonly draft: CohortDraft;
  readonly set: (part: Partial<CohortDraft>) => void;
}

/** What is known of the made-up people. */
export function Known({ draft, set }: PartProps) {
  const { known } = draft;
  const field = (key: keyof CohortDraft['known'], max: number) => <Row label={t(`cohort.known.${key}`)}><NumberPart label={t(`cohort.known.${key}`)} value={known[key]} min={0} max={max} decimals={1} unit={key === 'sd' ? '' : '%'} invalidText={t('cohort.percent')} onCommit={(value) => value !== null && set({ known: { ...known, [key]: value } })} /></Row>;
  return (
    <Part title={t('cohort.known')}>
      {field('share', 100)}{field('mean', 100)}{field('sd', 50)}{field('loading', 100)}
      <Segments label={t('cohort.choices')} value={draft.choices} choices={(['random', 'authored'] as const).map((value) => ({ value, label: t(`cohort.choices.${value}`) }))} onChange={(choices) => set({ choices })} />
    </Part>
  );
}

/** How their attempts go. */
export function Model({ draft, set }: PartProps) {
  const { model } = draft;
  const field = (key: keyof CohortDraft['model'], least: number, most: number, decimals: number, unit: string) => <Row label={t(`cohort.model.${key}`)}><NumberPart label={t(`cohort.model.${key}`)} value={model[key]} min={least} max={most} decimals={decimals} unit={unit} invalidText={t('cohort.between', { least, most })} onCommit={(value) => value !== null && set({ model: { ...model, [key]: value } })} /></Row>;
  return (
    <Part title={t('cohort.attempts')}>
      <Segments label={t('cohort.attempts')} value={draft.isModelled ? 'modelled' : 'given'} choices={(['given', 'modelled'] as const).map((value) => ({ value, label: t(`cohort.attempts.${value}`) }))} onChange={(value) => set({ isModelled: value === 'modelled' })} />
      {draft.isModelled && <AttemptWay draft={draft} set={set} />}
      <p className="muted">{t(!draft.isModelled ? 'cohort.givenText' : draft.isTraced ? 'tracing.text' : 'cohort.modelledText')}</p>
      {draft.isModelled && <>{draft.isTraced ? <TracingFields tracing={draft.tracing} /> : <>{field('guess', 0, 100, 1, '%')}{field('gain', 0, 20, 2, '')}</>}{field('dropOut', 0, 100, 2, '%')}{field('attemptsAtMost', 1, 50, 0, '')}{field('minutesPerWeek', 1, 10_080, 0, 'min')}{field('sessionsPerWeek', 1, 10_000, 0, '')}</>}
    </Part>
  );
}
