import { countText, t } from '../../i18n/t';
import type { CohortRun } from '../../store/cohort-runs';
import { cancelCohort } from '../../store/cohort-verbs';
import { isSameDesign } from '../../store/same-design';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { runSweep, spanOf } from '../../store/sweep-verbs';
import { percent } from './figures';

/** What the saved share may be besides chance: the range that the assumptions leave. Worked out on request, for it takes many runs; it opens where each of them is shown. */
export function AssumptionRange({ run }: { readonly run: CohortRun }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const sweep = useSession((state) => state.sweep);
  const isBusy = useSession((state) => state.cohort.queue.length > 0);
  if (run.people || run.design.asked.kind !== 'as-it-is') return null;
  const span = spanOf(sweep, run);
  if (span === 'none') return <small>{t('cohort.range.none')}</small>;
  if (span) {
    // Signs go with the figure that it stands beside: more time, where that says "more".
    const [low, high] = run.result.report.saved.minutes < 0 ? [-span.high, -span.low] : [span.low, span.high];
    return <small className="num"><button type="button" className="people-count" title={t('cohort.range.open')} onClick={() => studio.session.setState({ simulateView: 'sensitivity' })}>{t('cohort.range.span', { low: percent(low), high: percent(high), count: countText(span.learners) })}</button></small>;
  }
  if (sweep.running) return sweep.running.draft === run.draft ? <small className="num"><span role="status">{t('cohort.range.running', { share: Math.floor((100 * sweep.running.done) / Math.max(1, sweep.running.total)) })}</span> <button type="button" className="people-count" onClick={() => cancelCohort(studio)}>{t('cohort.cancel')}</button></small> : null;
  if (!isSameDesign(run.document, document)) return null;
  return <small><button type="button" className="people-count" disabled={isBusy} title={t('cohort.range.note')} onClick={() => void runSweep(studio, run.draft)}>{t('cohort.range.ask')}</button></small>;
}
