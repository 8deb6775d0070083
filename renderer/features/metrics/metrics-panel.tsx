import { ChartSpline } from 'lucide-react';
import { useMemo } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { toggleProblems } from '../../store/preferences';
import { useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { factsOf } from './facts';
import { LoadPanel } from './load-panel';
import { mapLoad, pathLoad } from './load-steps';
import { MetricFacts } from './metric-facts';
import { MetricTable } from './metric-table';
import { showRecords } from './show-records';
import { useScope, type MetricsScope } from './use-scope';
import './metrics.css';

/** What the links between modules amount to: in short, module by module, and how much each step takes. Of the whole map, or of a role's path where the screen is about one. */
export function MetricsPanel() {
  const studio = useStudio();
  const scope = useScope();
  if (!scope.metrics) return <EmptyState icon={<ChartSpline aria-hidden />} title={t('metrics.brokenTitle')} text={t('metrics.brokenText')}><Button onPress={() => toggleProblems(studio)}>{t('metrics.toProblems')}</Button></EmptyState>;
  if (scope.metrics.modules.size === 0) return <EmptyState icon={<ChartSpline aria-hidden />} title={t('metrics.noneTitle')} text={t('metrics.noneText')} />;
  return <Measured document={scope.document} role={scope.role} metrics={scope.metrics} />;
}

function Measured({ document, role, metrics }: MetricsScope & { readonly metrics: NonNullable<MetricsScope['metrics']> }) {
  const studio = useStudio();
  const facts = useMemo(() => factsOf(document, metrics), [document, metrics]);
  const steps = useMemo(() => (role ? pathLoad(document, role.id) : mapLoad(document, metrics.modules)), [document, role, metrics]);
  const missing = useMemo(() => [...metrics.modules.keys()].filter((id) => document.tables.module.get(id)?.minutes === null).length, [document, metrics]);
  const show = (records: readonly RecordId[]): void => showRecords(studio, records, role !== null);
  return (
    <div className="metrics">
      <div className="metrics-side">
        <p className="metrics-scope">{role ? t('metrics.scopePath', { role: role.title }) : t('metrics.scopeMap')}</p>
        <MetricFacts facts={facts} onShow={show} />
        <LoadPanel document={document} steps={steps} isPath={role !== null} missing={missing} onShow={show} />
      </div>
      <MetricTable document={document} modules={metrics.modules} onShow={show} />
    </div>
  );
}
