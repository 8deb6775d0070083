import { Link, Plus, Shapes, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../../i18n/t';
import { bundlings, changeCanvas } from '../../../store/canvas-view';
import { useSession, useStudio } from '../../../store/studio-context';
import { addModule } from '../../../store/verbs';
import { Button } from '../../../ui/button';
import { SelectBox } from '../../../ui/select-box';
import { MakeMenu } from '../make/make-menu';
import type { Arrange } from '../make/use-arrange';
import { MoreMenu } from '../read/more-menu';
import { ReadMenu } from '../read/read-menu';
import { RedundantBadge } from '../read/redundant-badge';
import { SearchField } from '../read/search-field';

export interface MapToolbarProps {
  readonly views: ReactNode;
  readonly arrange: Arrange;
  /** Modules that stand out; null: no filter. */
  readonly matches: number | null;
  readonly redundant: ReadonlySet<RecordId>;
}

export function MapToolbar({ views, arrange, matches, redundant }: MapToolbarProps) {
  const studio = useStudio();
  const selection = useSession((state) => state.selection);
  const view = useSession((state) => state.canvas);
  const [only] = selection.length === 1 ? selection : [];
  return (
    <div className="toolbar" role="group" aria-label={t('screen.map')}>
      {views}
      <Button onPress={() => void addModule(studio)}><Plus aria-hidden /> {t('library.add')}</Button>
      <Button look="quiet" isDisabled={!only?.startsWith('module:')} onPress={() => only && studio.openDialog({ kind: 'add-prerequisite', module: only, direction: 'needs' })}><Link aria-hidden /> {t('action.addPrerequisite')}</Button>
      <span className="sep" />
      {arrange.isRunning
        ? <Button look="quiet" onPress={arrange.stop}><Square aria-hidden /> {t('map.stopArranging')}</Button>
        : <Button look="quiet" isDisabled={view.bundling !== 'none'} onPress={arrange.start}><Shapes aria-hidden /> {t('action.arrange')}</Button>}
      {view.bundling === 'none' && <MakeMenu />}
      <ReadMenu />
      <SelectBox look="bare" label={t('map.bundleBy')} prefix={t('map.bundleBy')} value={view.bundling} choices={bundlings.map((value) => ({ value, label: t(`map.bundling.${value}`) }))} onChange={(bundling) => changeCanvas(studio.session, { bundling, open: [] })} />
      <span className="spacer" />
      <RedundantBadge redundant={redundant} />
      <SearchField matches={matches} />
      <MoreMenu />
    </div>
  );
}
