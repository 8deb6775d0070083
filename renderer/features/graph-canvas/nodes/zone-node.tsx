import { Handle, Position, type NodeProps } from '@xyflow/react';
import { ChevronDown, ChevronRight, CircleCheck, Lock, LockOpen, Sparkles, TriangleAlert, Zap } from 'lucide-react';
import { memo } from 'react';
import { askedOf } from '#shared/model/zone';
import { t } from '../../../i18n/t';
import { changeCanvas } from '../../../store/canvas-view';
import { useSession, useStudio } from '../../../store/studio-context';
import { useCanvasMarks } from '../read/canvas-context';
import type { ZoneFlowNode } from '../path/path-flow';
import { headerHeight } from '../path/path-layout';
import { nodeHeight } from './flow-parts';

const icons = { 'core-locked': Lock, 'core-testable': CircleCheck, elective: LockOpen, remedial: Zap, open: Sparkles };

/** A zone as a container: colour, border and pattern say the policy, and a badge says it in words. */
export const ZoneNode = memo(function ZoneNode({ id, data: { zone, tone, line, spots, isFolded, inheritedFrom, uneven }, selected }: NodeProps<ZoneFlowNode>) {
  const studio = useStudio();
  const folded = useSession((state) => state.canvas.folded);
  const { overZone } = useCanvasMarks();
  const fold = (): void => changeCanvas(studio.session, { folded: isFolded ? folded.filter((one) => one !== id) : [...folded, id] });
  const Fold = isFolded ? ChevronRight : ChevronDown;
  const Icon = zone ? icons[zone.policy] : Sparkles;
  return (
    <div className={`zone-node tone-${tone}${selected ? ' selected' : ''}${overZone === id ? ' over' : ''}`}>
      <Handle type="target" position={Position.Left} isConnectable={false} className="handle-none" />
      <div className="zone-head" style={{ height: headerHeight }}>
        {zone && <button type="button" tabIndex={-1} className="zone-fold nodrag" aria-expanded={!isFolded} aria-label={t(isFolded ? 'path.unfold' : 'path.fold', { zone: zone.title })} onClick={fold}><Fold aria-hidden /></button>}
        <strong className="truncate">{zone?.title ?? t('path.pulledIn')}</strong>
        <span className="zone-badge"><Icon aria-hidden /> {zone ? t(`policyBadge.${zone.policy}`) : t('path.pulledInBadge')}</span>
        {inheritedFrom !== '' && <span className="zone-badge">{t('roles.from', { role: inheritedFrom })}</span>}
        {zone?.static && <span className="zone-badge">{t('path.static')}</span>}
        <span className="spacer" />
        <span className="zone-line">{line}</span>
      </div>
      {spots.size === 0 && !isFolded && <p className="zone-empty">{t('path.emptyZone')}</p>}
      {zone?.policy === 'elective' && spots.size > 0 && <Bracket ys={[...spots.values()].map((at) => at.y + nodeHeight / 2)} label={zone.requirement ? t(`path.choose.${zone.requirement.kind}`, { choose: askedOf(zone.requirement), total: zone.modules.length }) + (zone.sameObjectives && uneven === '' ? t('path.sameEnd') : '') : ''} uneven={uneven} />}
      <Handle type="source" position={Position.Right} isConnectable={false} className="handle-none" />
    </div>
  );
});

/** "choose 2 of 5" with a bracket to each choice. `uneven`: why the options do not lead to the same end, as they should. */
function Bracket({ ys, label, uneven }: { readonly ys: readonly number[]; readonly label: string; readonly uneven: string }) {
  const top = headerHeight + 2;
  const bottom = Math.max(...ys);
  return (
    <>
      <svg className="bracket" width="40" height={bottom + 4} aria-hidden>
        <path d={`M18 ${top}V${bottom}${ys.map((y) => `M18 ${y}H34`).join('')}`} />
      </svg>
      {(label || uneven) && <span className={uneven ? 'choose uneven' : 'choose'} style={{ top: headerHeight - 10 }} title={uneven || undefined}>{label}{uneven && <strong><TriangleAlert aria-hidden /> {t('path.uneven')}</strong>}</span>}
    </>
  );
}
