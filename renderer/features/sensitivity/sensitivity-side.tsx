import { t } from '../../i18n/t';
import { goToRecord } from '../../store/go-to-record';
import { nameOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { byReach } from '../../store/sweep-verbs';
import { Button } from '../../ui/button';
import { Curve } from './curve';
import { leverTitle, measureText, ruleOf } from './measure-text';

/** The curve of the lever that is chosen, what assumptions span, and what was not moved. */
export function SensitivitySide() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { result, measure, lever: name } = useSession((state) => state.sweep);
  if (!result) return <div className="inspect"><div className="inspect-body"><p className="muted">{t('sweep.emptyText')}</p></div></div>;
  const { levers, skipped, assumptions } = result.sweep;
  const lever = levers.find((one) => one.lever === name) ?? byReach(levers, measure)[0];
  const titleOf = (id: string): string => nameOf(document, id);
  const rule = lever ? ruleOf(lever.lever) : null;
  return (
    <div className="inspect">
      <div className="inspect-body">
        {lever ? (
          <section>
            <h3>{leverTitle(lever, titleOf)}</h3>
            <Curve lever={lever} measure={measure} currency={result.sweep.currency} />
            {lever.note !== '' && <p className="muted">{lever.note}</p>}
            {rule && document.tables.rule.has(rule) && <Button size="small" onPress={() => goToRecord(studio, rule)}>{t('sweep.openRule')}</Button>}
          </section>
        ) : <p className="muted">{t('sweep.choose')}</p>}
        <section>
          <h3>{t('sweep.spanOne')}</h3>
          <p className="muted">{assumptions ? t('sweep.span', { low: measureText('savedShare', assumptions.low), high: measureText('savedShare', assumptions.high) }) : t(result.isComplete ? 'sweep.noAssumptions' : 'sweep.noAssumptionsYet')}</p>
        </section>
        {skipped.length > 0 && (
          <details>
            <summary>{t('sweep.skippedNote', { count: skipped.length })}</summary>
            <ul className="sweep-skipped" aria-label={t('sweep.skipped')}>{skipped.map((one) => <li key={one.lever}><span>{leverTitle({ kind: one.lever.startsWith('rule:') ? 'threshold' : 'assumption', ...one }, titleOf)}</span><small className="muted">{one.why}</small></li>)}</ul>
          </details>
        )}
      </div>
    </div>
  );
}
