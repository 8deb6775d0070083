import { Check, Lock, TriangleAlert } from 'lucide-react';
import { gapOf } from '#shared/simulate/fairness/ablation';
import { fourFifths } from '#shared/simulate/statistics/group-measures';
import { countText, t } from '../../../i18n/t';
import { nameOf } from '../../../store/selectors';
import { useReplica } from '../../../store/studio-context';
import { Ablation } from './ablation';
import { columnName, subjectName, valueName, type AuditFound } from './audit-words';
import { percent, type Report } from '../figures';
import { RateBar, RatioAndDifference } from '../group-table';

/** Who gets the outcome that was asked for, group by group; where four fifths do not hold, what the difference comes from. */
export function AuditCard({ audit, report, isComplete }: { readonly audit: AuditFound; readonly report: Pick<Report, 'byGroup' | 'learners'>; readonly isComplete: boolean }) {
  const document = useReplica((state) => state.document);
  const column = columnName(audit.column);
  const title = audit.outcome === 'waived' ? t('audit.title', { column }) : t('audit.titleModule', { title: nameOf(document, audit.outcome), column });
  const gap = gapOf(audit);
  return (
    <section className="audit-card" aria-label={title}>
      <h3>{title} <small className="muted">{t('audit.note')}</small></h3>
      <Verdict audit={audit} />
      <AuditTable audit={audit} hidden={hiddenText(audit, report)} />
      {audit.ablation ? <Ablation ablation={audit.ablation} column={audit.column} /> : gap && <p className="note warn">{t(isComplete ? 'audit.calledOff' : 'audit.partial', { ratio: gap.ratio.toFixed(2) })}</p>}
    </section>
  );
}

/** What is said of values with too few people; null where all are shown. */
function hiddenText({ column, groups }: AuditFound, { byGroup, learners }: Pick<Report, 'byGroup' | 'learners'>): string | null {
  const group = byGroup[column];
  if (group) return group.hidden.values > 0 ? t('cohort.hidden', { count: group.hidden.values }) : null;
  return groups.reduce((sum, one) => sum + one.learners, 0) < learners ? t('audit.hiddenRoles') : null;
}

function Verdict({ audit: { column, groups, best, smallestRatio, holds, conditioned, qualification } }: { readonly audit: AuditFound }) {
  const document = useReplica((state) => state.document);
  const words = (found: { readonly groups: readonly { readonly value: string; readonly ratio: number | null }[]; readonly best: string | null; readonly smallestRatio: number | null }) => ({
    ratio: found.smallestRatio?.toFixed(2) ?? '', best: valueName(document, column, found.best ?? ''), group: valueName(document, column, found.groups.find(({ ratio }) => ratio === found.smallestRatio)?.value ?? ''),
  });
  const subject = qualification === null ? '' : subjectName(document, qualification);
  return (
    <>
      <p className={holds === false ? 'err' : ''}>{holds === null ? t('audit.tooFew') : holds ? <><Check aria-hidden /> {t('audit.holds', words({ groups, best, smallestRatio }))}</> : <><TriangleAlert aria-hidden /> {t('audit.fails', words({ groups, best, smallestRatio }))}</>}</p>
      {qualification !== null && (conditioned && conditioned.holds !== null
        ? <p><span className={conditioned.holds ? '' : 'err'}>{t(conditioned.holds ? 'audit.equalHolds' : 'audit.equalFails', { ...words(conditioned), subject })}</span> {t('audit.covered', { share: percent(conditioned.covered) })}</p>
        : <p>{t('audit.equalNone', { subject })}</p>)}
    </>
  );
}

function AuditTable({ audit: { column, groups, best, conditioned }, hidden }: { readonly audit: AuditFound; readonly hidden: string | null }) {
  const document = useReplica((state) => state.document);
  const top = Math.min(1, 1.15 * Math.max(0.01, ...groups.map(({ high }) => high)));
  const bestRate = groups.find(({ value }) => value === best)?.rate ?? 0;
  const equal = new Map((conditioned?.groups ?? []).map((group) => [group.value, group]));
  return (
    <table className="cohort-table groups" aria-label={t('audit.table')}>
      <thead><tr><th scope="col">{columnName(column)}</th><th scope="col" className="num">{t('cohort.column.learners')}</th><th scope="col" className="num">{t('audit.got')}</th><th scope="col" className="num">{t('cohort.column.rate')}</th><th scope="col" className="group-rate"><span className="visually-hidden">{t('cohort.column.interval')}</span></th><th scope="col" className="num">{t('cohort.column.ratio')}</th>{conditioned && <><th scope="col" className="num">{t('audit.equalRate')}</th><th scope="col" className="num">{t('audit.equalRatio')}</th></>}<th scope="col">{t('cohort.group.fourFifths')}</th></tr></thead>
      <tbody>
        {groups.map(({ value, learners, selected, rate, ratio, low, high }) => {
          const isLow = ratio !== null && ratio < fourFifths;
          const own = equal.get(value);
          const isUnequal = own !== undefined && own.ratio !== null && own.ratio < fourFifths;
          return (
            <tr key={value} className={isLow ? 'flagged' : ''}>
              <th scope="row">{valueName(document, column, value)}</th><td className="num">{countText(learners)}</td><td className="num">{countText(selected)}</td><td className="num">{percent(rate)}</td>
              <td className="group-rate"><RateBar rate={rate} low={low} high={high} mark={bestRate > 0 ? fourFifths * bestRate : null} top={top} isLow={isLow} /></td>
              <td className={isLow ? 'num err' : 'num'}><RatioAndDifference ratio={ratio} below={value === best ? null : bestRate - rate} /></td>
              {conditioned && <><td className="num">{own ? percent(own.rate) : '–'}</td><td className={isUnequal ? 'num err' : 'num'}>{own?.ratio?.toFixed(2) ?? '–'}</td></>}
              <td>{ratio === null ? <span className="muted">{t('cohort.noFlag')}</span> : value === best ? <span className="muted">{t('cohort.best')}</span> : isLow ? <strong className="err"><TriangleAlert aria-hidden /> {t('cohort.below')}</strong> : <><Check aria-hidden /> {t('cohort.holds')}</>}</td>
            </tr>
          );
        })}
        {hidden !== null && <tr><td colSpan={conditioned ? 9 : 7} className="muted"><Lock aria-hidden /> {hidden}</td></tr>}
      </tbody>
    </table>
  );
}
