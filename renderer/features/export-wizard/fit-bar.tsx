import type { TargetFit } from '#shared/contract/shapes';
import { t } from '../../i18n/t';

const fates = ['kept', 'degraded', 'dropped'] as const;

/** How many of a role's rules a target keeps: one mark a rule up to sixteen, shares beyond. */
export function FitBar({ fit }: { readonly fit: TargetFit }) {
  if (fit.refused !== '') return <span className="fit-refused" title={fit.refused}>{t('export.fit.refused')}</span>;
  const all = fit.kept + fit.degraded + fit.dropped;
  const label = t('export.fit.kept', { kept: fit.kept, all });
  const marks = all <= 16 ? fates.flatMap((fate) => Array.from({ length: fit[fate] }, () => ({ fate, grow: 1 }))) : fates.filter((fate) => fit[fate] > 0).map((fate) => ({ fate, grow: fit[fate] }));
  return <span className="fit" role="img" aria-label={label} title={label}>{marks.map(({ fate, grow }, index) => <i key={index} className={fate} style={{ flexGrow: grow }} />)}</span>;
}
