import { countText, t } from '../../i18n/t';
import type { CohortRun } from '../../store/cohort-runs';

/** What the run rests on, in a line: who, what is known of them, how attempts go. */
export function SettingLine({ run: { draft, people, design, result: { report } } }: { readonly run: CohortRun }) {
  const { known, choices, isModelled, isTraced, seed } = draft;
  const facts: readonly (readonly [string, string])[] = people ? [
    [t('cohort.setting.design'), design.title],
    [t('cohort.setting.table'), t('cohort.setting.real', { count: countText(report.learners), name: people.name })],
    [t('cohort.attempts'), t('cohort.attempts.given').toLowerCase()],
  ] : [
    [t('cohort.setting.design'), design.title],
    [t('cohort.seed'), String(seed)],
    [t('cohort.setting.people'), t('cohort.setting.count', { count: countText(report.learners), one: report.learners })],
    [t('cohort.setting.scores'), known.share === 0 ? t('cohort.setting.noScores') : t('cohort.setting.someScores', { share: known.share, mean: known.mean, sd: known.sd })],
    [t('cohort.choices'), t(`cohort.choices.${choices}`).toLowerCase()],
    [t('cohort.attempts'), isModelled && isTraced ? t('cohort.differs.traced') : t(`cohort.attempts.${isModelled ? 'modelled' : 'given'}`).toLowerCase()],
  ];
  return (
    <ul className="setting-line" aria-label={t('cohort.setting')}>
      {facts.map(([name, value]) => <li key={name}>{name} <strong>{value}</strong></li>)}
      {report.modelled && <li className="setting-end">{t('cohort.setting.assumptions', { count: report.modelled.assumptions.length })}</li>}
    </ul>
  );
}
