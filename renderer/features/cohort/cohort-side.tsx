import { countText, t } from '../../i18n/t';
import { goToRecord } from '../../store/go-to-record';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { AssumptionList } from './assumption-list';
import { Bottlenecks } from './bottlenecks';
import { useShownRun } from './shown-run';

/** As many modules that nobody sees as are listed. */
const mostNever = 20;

/** What stands in the way, and what a run rests on. */
export function CohortSide() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const run = useShownRun();
  if (!run) return <div className="inspect-body"><p className="muted">{t('cohort.sideEmpty')}</p></div>;
  const { modules } = run.result.report;
  const never = modules.filter(({ reached }) => reached === 0);
  return (
    <div className="inspect-body" aria-label={t('cohort.side')}>
      <Bottlenecks run={run} />
      {never.length > 0 && (
        <section>
          <h3>{t('cohort.neverSeen')} <span className="count">{countText(never.length)}</span></h3>
          <ul className="cohort-waits">{never.slice(0, mostNever).map(({ id }) => <li key={id}><button type="button" className="text-link" onClick={() => goToRecord(studio, id)}>{nameOf(document, id)}</button></li>)}</ul>
        </section>
      )}
      <AssumptionList run={run} />
    </div>
  );
}
