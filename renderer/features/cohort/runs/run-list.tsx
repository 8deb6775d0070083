import { CircleCheck, CircleDashed, CircleX, Clock, Loader, X } from 'lucide-react';
import { countText, t } from '../../../i18n/t';
import { dismissFailed, dropWaiting, queueRun, runTitle, type CohortOrder, type CohortRun, type RunProgress } from '../../../store/cohort-runs';
import { cancelCohort, showRun } from '../../../store/cohort-verbs';
import { isSameDesign } from '../../../store/same-design';
import { useReplica, useSession, useStudio } from '../../../store/studio-context';
import { Button, IconButton } from '../../../ui/button';

/** The runs of this window: under way, waiting, failed, done. */
export function RunList() {
  const studio = useStudio();
  const { runs, queue, failed, progress, shown } = useSession((state) => state.cohort);
  const [current, ...waiting] = queue;
  if (runs.length + queue.length + failed.length === 0) return <p className="muted cohort-none">{t('cohort.noRuns')}</p>;
  return (
    <ul className="cohort-runs">
      {current && <UnderWay order={current} progress={progress} />}
      {waiting.map((order) => (
        <li key={order.key} className="run-row">
          <Clock aria-hidden /><span className="scenario-text"><span className="truncate">{runTitle(order, true)}</span><small>{t('cohort.waits')}</small></span>
          <IconButton size="small" label={t('cohort.dropWaiting')} onPress={() => dropWaiting(studio, order.key)}><X /></IconButton>
        </li>
      ))}
      {failed.map(({ order, message }) => (
        <li key={order.key} className="run-row">
          <CircleX className="err" aria-hidden /><span className="scenario-text"><span className="truncate">{runTitle(order, true)}</span><small className="err">{message}</small><span className="run-buttons"><Button size="small" onPress={() => void again(order)}>{t('cohort.tryAgain')}</Button></span></span>
          <IconButton size="small" label={t('cohort.dismiss')} onPress={() => dismissFailed(studio, order.key)}><X /></IconButton>
        </li>
      ))}
      {runs.map((run) => <Done key={run.key} run={run} isShown={run.key === shown} />)}
    </ul>
  );
  async function again(order: CohortOrder): Promise<void> {
    dismissFailed(studio, order.key);
    await queueRun(studio, order.design, order);
  }
}

function UnderWay({ order, progress }: { readonly order: CohortOrder; readonly progress: RunProgress | null }) {
  const studio = useStudio();
  const sweep = useSession((state) => state.sweep.running);
  const learners = order.people ? order.people.reading.learners : order.draft.learners;
  const { done: reached, total: whole, left } = progress ?? { done: 0, total: learners, left: null };
  // Beyond its learners, it is they again without one factor at a time.
  const isAblating = whole > learners;
  const [done, total] = isAblating ? [reached - learners, whole - learners] : [reached, whole];
  const text = left === null ? t('cohort.at', { done: countText(done), total: countText(total) }) : t('cohort.atLeft', { done: countText(done), total: countText(total), seconds: Math.max(1, Math.ceil(left)) });
  if (sweep) {
    return (
      <li className="run-row">
        <Clock aria-hidden /><span className="scenario-text"><span className="truncate">{runTitle(order, true)}</span><small className="num">{t('cohort.waitsSweep', { share: Math.floor((100 * sweep.done) / Math.max(1, sweep.total)) })}</small></span>
        <Button size="small" onPress={() => cancelCohort(studio)}>{t('cohort.stopSweep')}</Button>
      </li>
    );
  }
  return (
    <li className="run-row under-way">
      <Loader className="spin" aria-hidden />
      <span className="scenario-text"><span className="truncate">{runTitle(order, true)}</span><progress max={total} value={done} aria-label={t('cohort.progress')} /><small className="num">{isAblating ? t('audit.progress', { text }) : text}</small></span>
      <Button size="small" onPress={() => cancelCohort(studio)}>{t('cohort.cancel')}</Button>
    </li>
  );
}

function Done({ run, isShown }: { readonly run: CohortRun; readonly isShown: boolean }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const isFresh = isSameDesign(run.document, document) || run.design.asked.kind === 'kept';
  return (
    <li>
      <button type="button" className="outline-item scenario" aria-current={isShown} onClick={() => showRun(studio, run.key)}>
        {isFresh ? <CircleCheck className="ok" aria-hidden /> : <CircleDashed aria-hidden />}
        <span className="scenario-text"><span className="truncate" title={run.title}>{run.title}</span><small>{t(isFresh ? 'cohort.took' : 'cohort.tookBefore', { count: countText(run.result.report.learners), seconds: run.seconds.toFixed(1) })}</small></span>
      </button>
    </li>
  );
}
