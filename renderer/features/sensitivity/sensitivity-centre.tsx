import { Download, Play, SlidersHorizontal, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { countText, t } from '../../i18n/t';
import { cancelCohort, saveTable } from '../../store/cohort-verbs';
import { rolesOf } from '../../store/selectors';
import { isSameDesign } from '../../store/same-design';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { byReach, changeSweep, measures, isSweptAlike, runSweep, sweepRows } from '../../store/sweep-verbs';
import { addRole } from '../../store/verbs';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { NumberPart } from '../../ui/number-part';
import { SelectBox } from '../../ui/select-box';
import { Tornado } from './tornado';
import './sensitivity.css';

/** Thresholds and assumptions moved one at a time: which of them the result hangs on. */
export function SensitivityCentre({ views }: { readonly views: ReactNode }) {
  const studio = useStudio();
  const hasRole = useReplica((state) => rolesOf(state.document).length > 0);
  const document = useReplica((state) => state.document);
  const { learners, running, result, measure, lever } = useSession((state) => state.sweep);
  const draft = useSession((state) => state.cohort.draft);
  const isBusy = useSession((state) => state.cohort.queue.length > 0);
  if (!hasRole) return <EmptyState title={t('path.noRoleTitle')} text={t('path.noRoleText')}><Button look="primary" onPress={() => void addRole(studio)}>{t('action.addRole')}</Button></EmptyState>;
  const levers = result ? byReach(result.sweep.levers, measure) : [];
  const run = <Button look="primary" isDisabled={running !== null || isBusy} onPress={() => void runSweep(studio)}><Play aria-hidden /> {t('sweep.run')}</Button>;
  return (
    <>
      <div className="toolbar" role="group" aria-label={t('screen.simulate')}>
        {views}
        <span className="spacer" />
        {running ? <span className="cohort-progress" role="status"><progress max={running.total} value={running.done} aria-label={t('sweep.progress')} /> <span className="num">{t('sweep.at', { done: countText(running.done), total: countText(running.total) })}</span></span>
          : <span className="row sweep-learners"><span className="muted">{t('sweep.learners')}</span><NumberPart label={t('sweep.learners')} value={learners} min={100} max={100_000} invalidText={t('sweep.learnersInvalid')} onCommit={(value) => value !== null && changeSweep(studio, { learners: value })} /></span>}
        {result && <Button look="quiet" onPress={() => void saveTable(studio, t('simulateView.sensitivity'), sweepRows(result.sweep))}><Download aria-hidden /> {t('sweep.csv')}</Button>}
        {running ? <Button onPress={() => cancelCohort(studio)}><Square aria-hidden /> {t('sweep.cancel')}</Button> : run}
      </div>
      {result ? (
        <div className="cohort-body" tabIndex={0} role="region" aria-label={t('sweep.title')}>
          {!result.isComplete && <p className="note warn">{t('sweep.partial')}</p>}
          {!isSameDesign(result.document, document) && <p className="note">{t('sweep.stale')}</p>}
          {!isSweptAlike(result.draft, draft) && <p className="note">{t('sweep.otherPeople')}</p>}
          <section aria-label={t(`sweep.measure.${measure}`)}>
            <div className="sweep-head">
              <SelectBox label={t('sweep.measure')} value={measure} choices={measures.filter((one) => result.sweep.asIs[one] !== null).map((value) => ({ value, label: t(`sweep.measure.${value}`) }))} onChange={(next) => changeSweep(studio, { measure: next })} />
              <small className="muted">{t('sweep.chance')}{(['better', 'worse'] as const).map((side) => <span key={side} className="tornado-key"><i className={`tornado-mark ${side}`} aria-hidden />{t(`sweep.${side}`)}</span>)}</small>
            </div>
            {levers.length === 0 ? <p className="muted">{t(result.isComplete ? 'sweep.none' : 'sweep.noneYet')}</p> : <Tornado sweep={result.sweep} levers={levers} measure={measure} chosen={lever ?? levers[0]?.lever ?? null} />}
          </section>
        </div>
      ) : <EmptyState icon={<SlidersHorizontal aria-hidden />} title={t('sweep.emptyTitle')} text={t('sweep.emptyText')}>{run}</EmptyState>}
    </>
  );
}
