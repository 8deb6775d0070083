import { BoxSelect, SquarePen, Tag, Trash2 } from 'lucide-react';
import type { RecordId } from '#shared/model/ids';
import { minutesText, t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { deleteSelection } from '../../store/verbs';
import { Button } from '../../ui/button';

/** Several records at once: what they add up to, and what can be done with all. */
export function ManyInspector({ ids }: { readonly ids: readonly RecordId[] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const modules = ids.flatMap((id) => document.tables.module.get(id) ?? []);
  const moduleIds = modules.map((module) => module.id);
  const shared = modules.length > 0 ? (modules[0]?.tags ?? []).filter((tag) => modules.every((module) => module.tags.includes(tag))) : [];
  return (
    <div className="inspect">
      <div className="inspect-head">
        <h2>{t('inspect.many', { count: ids.length })}</h2>
        {modules.length > 0 && <p className="muted">{t('inspect.manyTime', { time: minutesText(modules.reduce((sum, module) => sum + (module.minutes ?? 0), 0)) })}. {t('inspect.manyShared')}: {shared.join(', ') || t('inspect.manyNone')}</p>}
      </div>
      <div className="inspect-body">
        {modules.length > 0 && (
          <div className="stack">
            <Button onPress={() => studio.openDialog({ kind: 'set-field', modules: moduleIds })}><SquarePen aria-hidden /> {t('action.setField')}</Button>
            <Button onPress={() => studio.openDialog({ kind: 'tag', modules: moduleIds })}><Tag aria-hidden /> {t('action.tag')}</Button>
            {document.tables.role.size > 0 && <Button onPress={() => studio.openDialog({ kind: 'group-zone', modules: moduleIds })}><BoxSelect aria-hidden /> {t('action.group')}</Button>}
          </div>
        )}
        <Button look="danger" onPress={() => void deleteSelection(studio)}><Trash2 aria-hidden /> {t('action.delete')}</Button>
        <ul className="many-list">{ids.slice(0, 60).map((id) => <li key={id} className="truncate">{nameOf(document, id)}</li>)}</ul>
      </div>
    </div>
  );
}
