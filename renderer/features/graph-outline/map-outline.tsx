import { Plus } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { t } from '../../i18n/t';
import { deleteRecords } from '../../store/link-verbs';
import { moveModulesByKey, moveOfKey } from '../../store/move-keys';
import { coursesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { addModule, addSibling } from '../../store/verbs';
import { addModuleTo } from '../../store/zone-verbs';
import { IconButton } from '../../ui/button';
import { isPlain, linkRowKey } from './link-row-key';
import { mapRows, type OutlineRow } from './outline-rows';
import { OutlineTree, type RowTools } from './outline-tree';

/** The map as an outline: courses, their modules, and under each what it needs. */
export function MapOutline() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const rows = useMemo(() => mapRows(document, folds), [document, folds]);
  const fold = (key: string, open: boolean): void => setFolds((known) => new Map([...known, [key, open]]));
  const key = (row: OutlineRow, event: KeyboardEvent, tools: RowTools): boolean => {
    const { subject } = row;
    if (moveOfKey(event)) return moveModulesByKey(studio, null, subject.kind === 'module' ? tools.modules : [], event);
    if (!isPlain(event)) return false;
    if (subject.kind !== 'module' && subject.kind !== 'course') return linkRowKey(studio, row, event, tools);
    switch (event.key) {
      case 'Enter':
        if (subject.kind === 'module') void addSibling(studio, subject.module, 'rename-outline');
        else { fold(row.key, true); void addModuleTo(studio, { course: subject.course }, 'rename-outline'); }
        return true;
      case 'F2': if (subject.kind === 'module') tools.rename(); return true;
      case 'Delete': case 'Backspace':
        if (subject.kind === 'module') {
          tools.leave();
          void deleteRecords(studio, tools.modules);
        }
        return true;
      default: return false;
    }
  };
  return (
    <>
      <div className="panel-head">
        <h2>{t('library.outline')}</h2><span className="count">{coursesOf(document).length}</span><span className="spacer" />
        <IconButton size="small" label={t('library.add')} onPress={() => void addModule(studio)}><Plus /></IconButton>
      </div>
      <OutlineTree label={t('outline.map')} rows={rows} onFold={fold} onKey={key} />
    </>
  );
}
