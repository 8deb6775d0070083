import { ChevronRight } from 'lucide-react';
import { t } from '../../../i18n/t';
import { changeDraft } from '../../../store/cohort-verbs';
import { isCurrency, isPriced, type CostDraft } from '../../../store/cost-draft';
import { rolesOf } from '../../../store/selectors';
import { useReplica, useSession, useStudio } from '../../../store/studio-context';
import { NumberPart } from '../../../ui/number-part';
import { TextInput } from '../../../ui/text-input';
import { Row } from './form-parts';

const mostPrice = 1e9;

/** What hours, places and cases cost: folded, for most runs do without. All 0: costs are not told. */
export function CostForm() {
  const studio = useStudio();
  const { costs } = useSession((state) => state.cohort.draft);
  const document = useReplica((state) => state.document);
  const set = (part: Partial<CostDraft>): void => changeDraft(studio, { costs: { ...costs, ...part } });
  const setRole = (role: string, hour: number | null): void => set({ byRole: Object.fromEntries([...Object.entries(costs.byRole).filter(([other]) => other !== role), ...(hour === null ? [] : [[role, hour] as const])]) });
  const price = (key: 'hour' | 'seat' | 'person') => <Row label={t(`cost.${key}`)}><NumberPart label={t(`cost.${key}`)} value={costs[key]} min={0} max={mostPrice} decimals={2} invalidText={t('cost.priceHint')} onCommit={(value) => value !== null && set({ [key]: value })} /></Row>;
  return (
    <section className="cohort-part" aria-label={t('cost.form')}>
      <details className="cost-form" open={isPriced(costs) || undefined}>
        <summary className="section-title"><ChevronRight aria-hidden /> {t('cost.form')}</summary>
        <div>
          <p className="muted">{t('cost.formText')}</p>
          <Row label={t('cost.currency')}><TextInput className="cost-currency" label={t('cost.currency')} value={costs.currency} onCommit={(currency) => set({ currency: currency.trim().toUpperCase() })} /></Row>
          {!isCurrency(costs.currency) && <small className="err">{t('cost.currencyHint')}</small>}
          {price('hour')}{price('seat')}{price('person')}
          <Row label={t('cost.spread')}><NumberPart label={t('cost.spread')} value={costs.spread} min={0} max={100} decimals={1} unit="%" invalidText={t('cohort.percent')} onCommit={(spread) => spread !== null && set({ spread })} /></Row>
          <h4>{t('cost.byRole')}</h4>
          {rolesOf(document).map(({ id, title }) => <Row key={id} label={title}><NumberPart label={t('cost.hourOf', { role: title })} value={costs.byRole[id] ?? null} min={0} max={mostPrice} decimals={2} optional placeholder={String(costs.hour)} invalidText={t('cost.priceHint')} onCommit={(hour) => setRole(id, hour)} /></Row>)}
        </div>
      </details>
    </section>
  );
}
