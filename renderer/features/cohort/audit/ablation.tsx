import { t } from '../../../i18n/t';
import { goToRecord } from '../../../store/go-to-record';
import { nameOf } from '../../../store/selectors';
import { useReplica, useStudio } from '../../../store/studio-context';
import { valueName, type AuditFound } from './audit-words';

type Explained = NonNullable<AuditFound['ablation']>;
type Factor = Explained['factors'][number];

/** Whether it makes no difference that could be read. */
const isStill = ({ closes }: Factor): boolean => closes !== null && Math.round(100 * closes) === 0;

const whole = (share: number): string => `${Math.round(100 * share)} %`;

/** Where the difference comes from: how much of the gap is gone without one factor, largest first. */
export function Ablation({ ablation: { group, best, ratio, factors, top }, column }: { readonly ablation: Explained; readonly column: string }) {
  const document = useReplica((state) => state.document);
  const title = t('audit.whence', { ratio: ratio.toFixed(2) });
  const [moving, still] = [factors.filter((factor) => !isStill(factor)), factors.filter(isStill)];
  const first = factors.find(({ name }) => name === top);
  return (
    <div className="ablation" role="group" aria-label={title}>
      <h4>{title}</h4>
      <p className="muted">{t('audit.whenceNote', { group: valueName(document, column, group), best: valueName(document, column, best) })}</p>
      {moving.length > 0 && <ul aria-label={title}>{moving.map((factor) => <FactorRow key={factor.name} factor={factor} isTop={factor.name === top} />)}</ul>}
      {still.length > 0 && <details><summary>{t('audit.still', { count: still.length })}</summary><ul aria-label={t('audit.still', { count: still.length })}>{still.map((factor) => <FactorRow key={factor.name} factor={factor} isTop={false} />)}</ul></details>}
      <p>{factors.length === 0 ? t('audit.noFactors') : first ? t('audit.top', { title: first.title }) : t('audit.noTop')} <span className="muted">{t('audit.meaning')}</span></p>
    </div>
  );
}

function FactorRow({ factor: { name, kind, title, ratio, closes }, isTop }: { readonly factor: Factor; readonly isTop: boolean }) {
  const studio = useStudio();
  const rule = name.startsWith('rule:') ? (name.split('/')[0] ?? '') : '';
  const role = useReplica(({ document }) => { const record = document.tables.rule.get(rule); return record ? nameOf(document, record.role) : null; });
  return (
    <li className={isTop ? 'top' : ''} data-factor={name}>
      <div className="ablation-text">
        <span className="truncate" title={title}>{title}{role !== null && <span className="muted"> · {role}</span>}</span>
        <span>{role !== null && <button type="button" className="text-link" aria-label={`${t('audit.openRule')}: ${title}`} onClick={() => goToRecord(studio, rule)}>{t('audit.openRule')}</button>}</span>
        <small>{t(`audit.kind.${kind}`)} · {ratio === null ? t('audit.nobody') : t('audit.without', { ratio: ratio.toFixed(2) })}</small>
        <span className="num">{closesText(closes)}</span>
      </div>
      <div className="ablation-bar" aria-hidden><i style={{ width: `${100 * Math.max(0, Math.min(1, closes ?? 0))}%` }} /></div>
    </li>
  );
}

function closesText(closes: number | null): string {
  if (closes === null) return '–';
  const share = Math.round(100 * closes);
  return share === 0 ? t('audit.nothing') : share > 0 ? t('audit.closes', { share: whole(closes) }) : t('audit.widens', { share: whole(-closes) });
}
