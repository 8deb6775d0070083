import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { adviceFor } from '#shared/exchange/inspect/package-advice';
import type { Finding, Severity } from '#shared/kit/finding';
import { t } from '../../i18n/t';
import { EmptyState } from '../../ui/empty-state';
import { Segments } from '../../ui/segments';

const severities = ['error', 'warning', 'info'] as const;
const icons = { error: CircleX, warning: TriangleAlert, info: Info };
type Filter = Severity | 'all';

/** What is wrong, the worst first, with what to do about it and where; one severity at a time where a person asks for it. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const [filter, setFilter] = useState<Filter>('all');
  if (findings.length === 0) return <EmptyState icon={<CircleCheck aria-hidden />} title={t('package.clean')} text={t('package.cleanText')} />;
  const of = (severity: Filter): readonly Finding[] => (severity === 'all' ? severities.flatMap(of) : findings.filter((finding) => finding.severity === severity));
  const choices = (['all', ...severities] as const).map((value) => ({ value, label: `${t(`package.filter.${value}`)} ${of(value).length}` }));
  const shown = of(filter);
  return (
    <>
      <div className="package-findings-head"><h4>{t('package.findings')}</h4><Segments label={t('package.filter')} value={filter} choices={choices} onChange={setFilter} /></div>
      {shown.length === 0 && <p className="muted" role="status">{t('package.noneOfThese')}</p>}
      <ul className="package-findings">{shown.map((finding) => <FindingRow key={findings.indexOf(finding)} finding={finding} />)}</ul>
    </>
  );
}

function FindingRow({ finding: { code, severity, message, records } }: { readonly finding: Finding }) {
  const Icon = icons[severity];
  return (
    <li>
      <Icon aria-label={t(`severity.${severity}`)} className={`severity ${severity}`} />
      <div className="grow">
        <p><span className="mono muted">{code}</span> {message}</p>
        <p className="package-mend">{adviceFor(code)}</p>
        {records.length > 1 && <details><summary>{t('package.where', { count: records.length })}</summary><ul className="mono">{records.map((place) => <li key={place}>{place}</li>)}</ul></details>}
      </div>
    </li>
  );
}
