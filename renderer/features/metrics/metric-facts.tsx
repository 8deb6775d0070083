import { CircleCheck, CircleX, Dot, TriangleAlert } from 'lucide-react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import type { Fact } from './facts';

const icons = { bad: CircleX, warn: TriangleAlert, fine: CircleCheck, plain: Dot };

/** What the metrics say in plain words; each selects what it is about. */
export function MetricFacts({ facts, onShow }: { readonly facts: readonly Fact[]; readonly onShow: (records: readonly RecordId[]) => void }) {
  return (
    <section className="metric-facts" aria-label={t('metrics.facts')}>
      <ul>
        {facts.map((fact) => (
          <li key={fact.id} className={`metric-fact ${fact.tone}`}>
            <FactIcon tone={fact.tone} />
            <div>
              {fact.records.length > 0 ? <button type="button" title={t('metrics.select', { count: fact.records.length })} onClick={() => onShow(fact.records)}>{fact.text}</button> : <strong>{fact.text}</strong>}
              <p>{fact.note}</p>
            </div>
          </li>
        ))}
      </ul>
      <p className="metric-foot">{t('metrics.groups')}</p>
    </section>
  );
}

function FactIcon({ tone }: { readonly tone: Fact['tone'] }) {
  const Icon = icons[tone];
  return tone === 'plain' ? <Icon aria-hidden /> : <Icon aria-label={t(`metrics.${tone}`)} />;
}
