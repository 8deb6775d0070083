import { ArrowDown, ArrowUp, Merge } from 'lucide-react';
import { useMemo } from 'react';
import { estimateMinutes } from '#shared/document/breakdown/estimate-minutes';
import { targetLengths } from '#shared/document/breakdown/suggest-split';
import type { CourseModule } from '#shared/model/module';
import { estimateParts } from '../../i18n/estimate-text';
import { minutesText, t } from '../../i18n/t';
import { mergeModules, moveInCourse } from '../../store/breakdown-verbs';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { IconButton } from '../../ui/button';
import type { TargetName } from './breakdown-centre';

/** The modules of the course, in order, each with its minutes against the target length. */
export function ModuleOrder({ title, modules, target }: { readonly title: string; readonly modules: readonly CourseModule[]; readonly target: TargetName }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const selection = useSession((state) => state.selection);
  const { least, most } = targetLengths[target];
  const rows = useMemo(() => modules.map((module) => {
    const estimate = module.minutes === null ? estimateMinutes(document, module.id) : null;
    return { module, estimate, minutes: module.minutes ?? estimate?.minutes ?? 0 };
  }), [document, modules]);
  const isInside = (minutes: number): boolean => minutes >= least && minutes <= most;
  const longest = Math.max(most, ...rows.map(({ minutes }) => minutes));
  return (
    <section className="order" aria-label={t('breakdown.order', { title })}>
      <div className="cuts-head"><h2 className="truncate">{title}</h2><p className="muted">{t('breakdown.total', { count: rows.length, time: minutesText(rows.reduce((sum, { minutes }) => sum + minutes, 0)), inside: rows.filter(({ minutes }) => isInside(minutes)).length, least, most })}</p></div>
      <ol>
        {rows.map(({ module, minutes, estimate }, index) => (
          <li key={module.id} className={selection.includes(module.id) ? 'selected' : ''}>
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
    </section>
  );
}
