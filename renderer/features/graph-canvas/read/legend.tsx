import { Panel, type Edge as FlowEdge } from '@xyflow/react';
import { TriangleAlert } from 'lucide-react';
import { edgeKinds } from '#shared/model/edge';
import { t } from '../../../i18n/t';
import type { Heat } from '../../../store/canvas-view';
import { LevelBars } from '../../../ui/level-bars';
import type { Marks } from './marks';

/** What the lines and signs mean: only of what is drawn. `unmeasured`: why heat and chains, which are asked for, are not there. */
export function Legend({ edges, marks, heat, unmeasured = '' }: { readonly edges: readonly FlowEdge[]; readonly marks: Marks; readonly heat: Heat; readonly unmeasured?: string }) {
  const classes = new Set(edges.flatMap(({ className = '' }) => className.split(' ')));
  const kinds = edgeKinds.filter((kind) => kind === 'prerequisite' || classes.has(kind));
  return (
    <Panel position="bottom-left" className="legend" aria-label={t('map.legend')}>
      {kinds.map((kind) => <span key={kind}><i className={`line ${kind}`} /> {kind === 'remediation' ? t('path.remediation') : t(`edge.${kind}`)}</span>)}
      {marks.chain.size > 0 && <span><i className="line chain" /> {t('map.chain')}</span>}
      {marks.heat && heat !== 'none' && <span>{heat === 'learners' ? <i className="line crowd" /> : <i className="heat-scale" />} {t(`map.heatScale.${heat}`)}</span>}
      {unmeasured !== '' && <span role="status" className="unmeasured"><TriangleAlert aria-hidden /> {t('map.unmeasured', { why: unmeasured })}</span>}
      <span><LevelBars level="intermediate" /> {t('column.level')}</span>
    </Panel>
  );
}
