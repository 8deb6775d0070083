import { Handle, Position, type NodeProps } from '@xyflow/react';
import { Pin } from 'lucide-react';
import { memo, type FocusEvent } from 'react';
import { t } from '../../../i18n/t';
import { nameOf } from '../../../store/selectors';
import { useReplica, useStudio } from '../../../store/studio-context';
import { setFields } from '../../../store/verbs';
import { FormatIcon } from '../../../ui/format-icon';
import { LevelBars } from '../../../ui/level-bars';
import { TextInput } from '../../../ui/text-input';
import { BandStrip } from './band-strip';
import { CrowdBadge } from './crowd-badge';
import { CommentBubble } from './comment-bubble';
import { useCanvasMarks } from '../read/canvas-context';
import type { ModuleFlowNode } from './flow-parts';

/** A module on a canvas. */
export const ModuleNode = memo(function ModuleNode({ data: { module, tone }, selected, targetPosition = Position.Left, sourcePosition = Position.Right }: NodeProps<ModuleFlowNode>) {
  const studio = useStudio();
  const { needs, unlocks, heat, crowd, chain, standOut, renaming, stopRenaming } = useCanvasMarks();
  const competency = useReplica((state) => (module.competencies[0] ? nameOf(state.document, module.competencies[0]) : module.industryContext || module.code));
  const mark = needs.has(module.id) ? 'needs' : unlocks.has(module.id) ? 'unlocks' : '';
  // Learners stand in numbers on the module; from afar they are its warmth.
  const warmth = crowd ? undefined : heat?.get(module.id);
  const looks = ['module-node', tone, mark, selected ? 'selected' : '', chain.has(module.id) ? 'on-chain' : '', standOut && !standOut.has(module.id) ? 'dimmed' : '', warmth === undefined ? '' : 'warm'].filter(Boolean).join(' ');
  const endRenaming = (event?: FocusEvent): void => {
    stopRenaming();
    if (!event?.relatedTarget) document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(module.id)}"]`)?.focus({ preventScroll: true });
  };
  return (
    <div className={looks}>
      {warmth !== undefined && <span className="node-heat" style={{ opacity: warmth * 0.4 }} />}
      {mark && <span className="node-flag">{mark === 'needs' ? t('map.needed') : t('map.unlocked')}</span>}
      <Handle type="target" position={targetPosition} className="handle-target" />
      {module.position?.pinned && <Pin className="node-pin" aria-label={t('map.pinned')} />}
      <div className="node-top">
        <span className="node-icon"><FormatIcon format={module.format} /></span>
        {renaming === module.id ? (
          <div className="nodrag nopan grow" onFocus={({ target }) => target instanceof HTMLInputElement && target.select()} onBlur={endRenaming} onKeyDown={(event) => event.key === 'Escape' && endRenaming()}>
            <TextInput autoFocus label={t('action.rename')} value={module.title} onCommit={(title) => title.trim() !== '' && void setFields(studio, module.id, { title: title.trim() })} />
          </div>
        ) : (
          <span className="node-title">{module.title}</span>
        )}
      </div>
      <div className="node-foot">
        <span className="truncate">{competency}</span>
        {module.level && <LevelBars level={module.level} />}
        <span className="num">{module.minutes === null ? '–' : `${module.minutes} min`}</span>
      </div>
      <BandStrip module={module.id} />
      <CrowdBadge module={module.id} />
      <CommentBubble about={module.id} />
      <Handle type="source" position={sourcePosition} className="handle-source" />
    </div>
  );
});
