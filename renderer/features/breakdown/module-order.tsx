import { ArrowDown, ArrowUp, Merge } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import type { RecordId } from '#shared/model/ids';
import { estimateMinutes } from '#shared/document/breakdown/estimate-minutes';
import { targetLengths } from '#shared/document/breakdown/suggest-split';
import type { CourseModule } from '#shared/model/module';
import { estimateParts } from '../../i18n/estimate-text';
import { minutesText, t } from '../../i18n/t';
import { mergeModules, moveBeside, moveInCourse } from '../../store/breakdown-verbs';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { IconButton } from '../../ui/button';
import type { TargetName } from './breakdown-centre';

/** Modules that are dragged, and what letting go would do. */
interface Drag {
  readonly modules: readonly RecordId[];
  readonly at: RecordId | null;
  readonly how: 'before' | 'after' | 'into';
}

/** The modules of the course, in order, each with its minutes against the target length. */
export function ModuleOrder({ title, modules, target }: { readonly title: string; readonly modules: readonly CourseModule[]; readonly target: TargetName }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const selection = useSession((state) => state.selection);
  const [drag, showDrag] = useState<Drag | null>(null);
  // Events of a drag may come faster than the screen is drawn: what counts is what was said last.
  const held = useRef<Drag | null>(null);
  const setDrag = (next: Drag | null): void => {
    held.current = next;
    showDrag(next);
  };
  // The row that is dragged may be gone before it is let go: its own event then reaches nobody, but while something is dragged the pointer does not move.
  useEffect(() => {
    const end = (): void => {
      if (!held.current) return;
      held.current = null;
      showDrag(null);
    };
    const ends = ['dragend', 'pointermove'] as const;
    for (const kind of ends) window.addEventListener(kind, end);
    return () => ends.forEach((kind) => window.removeEventListener(kind, end));
  }, []);
  const { least, most } = targetLengths[target];
  const rows = useMemo(() => modules.map((module) => {
    const estimate = module.minutes === null ? estimateMinutes(document, module.id) : null;
    return { module, estimate, minutes: module.minutes ?? estimate?.minutes ?? 0 };
  }), [document, modules]);
  const isInside = (minutes: number): boolean => minutes >= least && minutes <= most;
  const longest = Math.max(most, ...rows.map(({ minutes }) => minutes));
  const over = (event: DragEvent<HTMLLIElement>, at: RecordId): void => {
    const now = held.current;
    if (!now) return;
    if (now.modules.includes(at)) return now.at === null ? undefined : setDrag({ ...now, at: null });
    event.preventDefault();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientY - top) / height;
    const how = share < 0.3 ? 'before' : share > 0.7 ? 'after' : 'into';
    if (now.at !== at || now.how !== how) setDrag({ ...now, at, how });
  };
  const drop = (): void => {
    const done = held.current;
    setDrag(null);
    if (!done?.at) return;
    if (done.how === 'into') void mergeModules(studio, [done.at, ...done.modules], done.at);
    else void moveBeside(studio, done.modules, done.at, done.how);
  };
  const said = drag?.at ? t(`breakdown.drop.${drag.how}`, { count: drag.modules.length, title: modules.find(({ id }) => id === drag.at)?.title ?? '' }) : '';
  return (
    <section className="order" aria-label={t('breakdown.order', { title })}>
      <div className="cuts-head"><h2 className="truncate">{title}</h2><p className="muted">{t('breakdown.total', { count: rows.length, time: minutesText(rows.reduce((sum, { minutes }) => sum + minutes, 0)), inside: rows.filter(({ minutes }) => isInside(minutes)).length, least, most })}</p></div>
      <ol>
        {rows.map(({ module, minutes, estimate }, index) => (
          <li
            key={module.id} className={`${selection.includes(module.id) ? 'selected' : ''}${drag?.at === module.id ? ` drop-${drag.how}` : ''}`} draggable
            onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', module.title); setDrag({ modules: selection.includes(module.id) ? rows.filter((row) => selection.includes(row.module.id)).map((row) => row.module.id) : [module.id], at: null, how: 'into' }); }}
            onDragOver={(event) => over(event, module.id)} onDrop={(event) => { event.preventDefault(); drop(); }}
          >
            <button type="button" className="order-title" aria-pressed={selection.includes(module.id)} onClick={(event) => studio.select(event.ctrlKey || event.metaKey ? (selection.includes(module.id) ? selection.filter((id) => id !== module.id) : [...selection, module.id]) : [module.id])}>
              <span className="num muted">{index + 1}</span><span className="truncate">{module.title}</span>
            </button>
            <span className={`length${isInside(minutes) ? '' : ' outside'}`} title={estimate ? t('estimate.line', { minutes: estimate.minutes, parts: estimateParts(estimate) || t('estimate.none') }) : isInside(minutes) ? '' : t('breakdown.outside', { least, most })}>
              <i aria-hidden style={{ width: `${Math.max(2, (minutes / longest) * 48)}px` }} /><span className="num">{estimate ? '≈ ' : ''}{t('breakdown.minutes', { minutes })}</span>
            </span>
            <span className="order-tools">
              <IconButton size="small" label={t('breakdown.mergeUp', { title: module.title })} isDisabled={index === 0} onPress={() => void mergeModules(studio, [rows[index - 1]!.module.id, module.id])}><Merge /></IconButton>
              <IconButton size="small" label={t('breakdown.up', { title: module.title })} isDisabled={index === 0} onPress={() => void moveInCourse(studio, [module.id], -1)}><ArrowUp /></IconButton>
              <IconButton size="small" label={t('breakdown.down', { title: module.title })} isDisabled={index === rows.length - 1} onPress={() => void moveInCourse(studio, [module.id], 1)}><ArrowDown /></IconButton>
            </span>
          </li>
        ))}
      </ol>
      {said !== '' && <p className="drop-says" role="status">{said}</p>}
    </section>
  );
}
