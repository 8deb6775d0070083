import { countText, t } from '../../i18n/t';
import { goToRecord } from '../../store/go-to-record';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { useShownRun } from './cohort-centre';

const most = 8;

/** What stands in the way, and what a modelled run rests on. */
export function CohortSide() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const run = useShownRun();
  if (!run) return <div className="inspect-body"><p className="muted">{t('cohort.sideEmpty')}</p></div>;
  const { modules, modelled, learners } = run.result.report;
  const waits = [...modules].filter(({ waiting, failed }) => waiting + failed > 0).sort((a, b) => b.waiting - a.waiting || b.failed - a.failed).slice(0, most);
  const never = modules.filter(({ reached }) => reached === 0);
  return (
    <div className="inspect-body" aria-label={t('cohort.side')}>
      <section>
        <h3>{t('cohort.bottlenecks')}</h3>
        {waits.length === 0 && <p className="muted">{t('cohort.noBottlenecks')}</p>}
        <ul className="cohort-waits">
          {waits.map(({ id, failed, waiting }) => <li key={id}><button type="button" className="text-link" onClick={() => goToRecord(studio, id)}>{nameOf(document, id)}</button><small className="muted num">{[waiting > 0 ? t('cohort.waitsFor', { count: countText(waiting) }) : '', failed > 0 ? t('cohort.fails', { count: countText(failed), share: ((failed / learners) * 100).toFixed(1) }) : ''].filter(Boolean).join(', ')}</small></li>)}
        </ul>
      </section>
      {never.length > 0 && (
        <section>
          <h3>{t('cohort.neverSeen')}</h3>
          <ul className="cohort-waits">{never.slice(0, 20).map(({ id }) => <li key={id}><button type="button" className="text-link" onClick={() => goToRecord(studio, id)}>{nameOf(document, id)}</button></li>)}</ul>
        </section>
      )}
      <section>
        <h3>{t('cohort.assumptions')}</h3>
        {modelled ? (
          <table className="goal-table"><thead><tr><th scope="col">{t('cohort.assumption')}</th><th scope="col" className="num">{t('setField.value')}</th><th scope="col">{t('cohort.basis')}</th></tr></thead>
            <tbody>{modelled.assumptions.map(({ name, value, basis, source }) => <tr key={name}><th scope="row">{name}</th><td className="num">{value}</td><td>{t(`cohort.basis.${basis}`)}{source === '' ? '' : `: ${source}`}</td></tr>)}</tbody></table>
        ) : <p className="muted">{t('cohort.noChance')}</p>}
      </section>
    </div>
  );
}
