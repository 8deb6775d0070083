import { Download, Play, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { countText, t } from '../../i18n/t';
import { isReady } from '../../store/cohort-people';
import { asItIs, queueRun } from '../../store/cohort-runs';
import { compareRun, saveTable } from '../../store/cohort-verbs';
import { nameOf, rolesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { addRole } from '../../store/verbs';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { SelectBox } from '../../ui/select-box';
import { Results } from './cohort-results';
import { rowsOf } from './cohort-tables';
import { withCosts } from './costs/cost-rows';
import { LearnerList } from './learner-list';
import { useComparedRun, useShownRun } from './shown-run';
import './audit/audit-card.css';
import './cohort.css';
import './cohort-results.css';
import './flow/flow.css';
import './runs/runs.css';
import './costs/cost.css';

const alone = 'none';

/** Many learners: run, watch, call off, read, compare. */
export function CohortCentre({ views }: { readonly views: ReactNode }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { runs, draft, who, people, queue } = useSession((state) => state.cohort);
  const [run, other] = [useShownRun(), useComparedRun()];
  if (rolesOf(document).length === 0) return <EmptyState title={t('path.noRoleTitle')} text={t('path.noRoleText')}><Button look="primary" onPress={() => void addRole(studio)}>{t('action.addRole')}</Button></EmptyState>;
  const others = runs.filter(({ key }) => key !== run?.key);
  const ready = who === 'made' || (people !== null && isReady(people));
  const runText = who === 'made' ? t('cohort.run', { count: countText(draft.learners) }) : people && ready ? t('cohort.run.table', { count: countText(people.reading.learners), one: people.reading.learners }) : t('cohort.run.noTable');
  const start = (): void => void queueRun(studio, asItIs());
  return (
    <>
      <div className="toolbar" role="group" aria-label={t('screen.simulate')}>
        {views}
        {run && others.length > 0 && <SelectBox label={t('cohort.compareWith')} {...(other ? { prefix: t('cohort.compareWith') } : { placeholder: t('cohort.compareWith') })} value={other?.key ?? null} choices={[...(other ? [{ value: alone, label: t('cohort.compareNone') }] : []), ...others.map(({ key, title }) => ({ value: key, label: title }))]} onChange={(key) => compareRun(studio, key === alone ? null : key)} />}
        <span className="spacer" />
        {run && <Button look="quiet" onPress={() => void saveTable(studio, run.title, withCosts(rowsOf(run.result.report, (id) => nameOf(document, id)), run.result.report, (id) => nameOf(document, id)))}><Download aria-hidden /> {t('cohort.csv')}</Button>}
        <Button look="primary" isDisabled={!ready} onPress={start}><Play aria-hidden /> {runText}</Button>
      </div>
      <LearnerList />
      {run ? <Results run={run} other={other} /> : (
        <EmptyState icon={<UsersRound aria-hidden />} title={t('cohort.emptyTitle')} text={t('cohort.emptyText')}>
          <Button look="primary" isDisabled={!ready || queue.length > 0} onPress={start}>{runText}</Button>
        </EmptyState>
      )}
    </>
  );
}
