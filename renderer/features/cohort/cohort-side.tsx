import { countText, t } from '../../i18n/t';
import { goToRecord } from '../../store/go-to-record';
import { assumptionWord } from '../../store/assumption-words';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { Bottlenecks } from './bottlenecks';
import { useShownRun } from './shown-run';

/** As many modules that nobody sees as are listed. */
const mostNever = 20;

/** What stands in the way, and what a modelled run rests on. */
export function CohortSide() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const run = useShownRun();
  if (!run) return <div className="inspect-body"><p className="muted">{t('cohort.sideEmpty')}</p></div>;
  const { modules, modelled } = run.result.report;
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
      <section>
        <h3>{t('cohort.assumptions')}</h3>
        {modelled ? (
          <table className="goal-table"><thead><tr><th scope="col">{t('cohort.assumption')}</th><th scope="col" className="num">{t('setField.value')}</th><th scope="col">{t('cohort.basis')}</th></tr></thead>
            <tbody>{modelled.assumptions.map(({ name, value, basis, source }) => <tr key={name}><th scope="row" title={name}>{assumptionWord(name, (id) => nameOf(document, id))}</th><td className="num">{value}</td><td>{t(`cohort.basis.${basis}`)}{source === '' ? '' : `: ${source}`}</td></tr>)}</tbody></table>
        ) : <p className="muted">{t(run.people ? 'cohort.noChanceReal' : 'cohort.noChance')}</p>}
      </section>
    </div>
  );
}
