import { t } from '../../i18n/t';
import { useSession } from '../../store/studio-context';
import { AddRun } from './add-run';
import { CohortForm } from './cohort-form';
import { RunList } from './run-list';
import './cohort.css';

/** The runs of this window, and the form that says who walks in the next one. */
export function CohortSetup() {
  const { runs, queue } = useSession((state) => state.cohort);
  return (
    <>
      <div className="panel-head"><h2>{t('cohort.runs')}</h2><span className="count">{runs.length + queue.length}</span><span className="spacer" /><AddRun /></div>
      <div className="panel-scroll">
        <RunList />
        <CohortForm />
      </div>
    </>
  );
}
