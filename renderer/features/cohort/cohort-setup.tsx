import { t } from '../../i18n/t';
import { chooseWho } from '../../store/cohort-verbs';
import { useSession, useStudio } from '../../store/studio-context';
import { Segments } from '../../ui/segments';
import { AddRun } from './runs/add-run';
import { CohortForm } from './setup/cohort-form';
import { PeoplePanel } from './setup/people-panel';
import { RunList } from './runs/run-list';
import './cohort.css';
import './setup/form-tracing.css';
import './setup/people.css';

/** The runs of this window, and the form that says who walks in the next one. */
export function CohortSetup() {
  const studio = useStudio();
  const { runs, queue, who } = useSession((state) => state.cohort);
  return (
    <>
      <div className="panel-head"><h2>{t('cohort.runs')}</h2><span className="count">{runs.length + queue.length}</span><span className="spacer" /><AddRun /></div>
      <div className="panel-scroll">
        <RunList />
        <div className="cohort-who"><Segments label={t('cohort.who')} value={who} choices={(['made', 'table'] as const).map((value) => ({ value, label: t(`cohort.who.${value}`) }))} onChange={(value) => chooseWho(studio, value)} /></div>
        {who === 'made' ? <CohortForm /> : <PeoplePanel />}
      </div>
    </>
  );
}
