import { Scissors, SplitSquareVertical } from 'lucide-react';
import type { targetLengths } from '#shared/document/breakdown/suggest-split';
import { useState, type ReactNode } from 'react';
import { t } from '../../i18n/t';
import { coursesOf, modulesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { SelectBox } from '../../ui/select-box';
import { CutList } from './cut-list';
import { ModuleOrder } from './module-order';
import './breakdown.css';

export type TargetName = keyof typeof targetLengths;

/** A source course beside the modules that it becomes: cut, merge, put in order. */
export function BreakdownCentre({ views }: { readonly views: ReactNode }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const selection = useSession((state) => state.selection);
  const [target, setTarget] = useState<TargetName>('module');
  const modules = modulesOf(document);
  const chosen = modules.find(({ id }) => selection.includes(id));
  const course = chosen ? chosen.course : (coursesOf(document)[0]?.id ?? null);
  const shown = modules.filter((module) => module.course === course);
  const title = coursesOf(document).find(({ id }) => id === course)?.title ?? t('library.noCourse');
  return (
    <>
      <div className="toolbar" role="group" aria-label={t('library.view.breakdown')}>
        {views}
        <span className="sep" />
        <SelectBox look="pill" label={t('breakdown.target')} prefix={t('breakdown.target')} value={target} onChange={setTarget} choices={(['module', 'micro'] as const).map((value) => ({ value, label: t(`breakdown.target.${value}`) }))} />
        <span className="spacer" />
        <Button onPress={() => studio.openDialog({ kind: 'split-many', modules: [] })}><SplitSquareVertical aria-hidden /> {t('action.splitLong')}</Button>
      </div>
      <div className="breakdown">
        {chosen ? <CutList key={chosen.id} module={chosen.id} target={target} /> : <section className="cuts"><EmptyState icon={<Scissors aria-hidden />} title={t('breakdown.none')} text={t('breakdown.noneText')} /></section>}
        <ModuleOrder title={title} modules={shown} target={target} />
      </div>
    </>
  );
}
