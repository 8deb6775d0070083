import { useMemo, useState, type KeyboardEvent } from 'react';
import type { Role } from '#shared/model/role';
import { t } from '../../i18n/t';
import { deleteRecords } from '../../store/link-verbs';
import { moveModulesByKey, moveOfKey } from '../../store/move-keys';
import { pathSections } from '../../store/path-sections';
import { currentRole } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { addModule, addSibling } from '../../store/verbs';
import { addModuleTo, moveToZone, moveZone } from '../../store/zone-verbs';
import { isPlain, linkRowKey } from './link-row-key';
import { pathRows, type OutlineRow } from './outline-rows';
import { OutlineTree, type RowTools } from './outline-tree';

/** The path as an outline: zones with their modules, gates, rules, and what is not in it. */
export function PathOutline() {
  const document = useReplica((state) => state.document);
  const chosen = useSession((state) => state.role);
  const role = currentRole(document, chosen);
  const inside = role ? pathSections(document, role.id).reduce((sum, { kind, modules }) => sum + (kind === 'outside' ? 0 : modules.length), 0) : 0;
  return (
    <>
      <div className="panel-head"><h2>{t('path.outline')}</h2>{role && <span className="count">{inside}</span>}</div>
      {role && <RoleOutline key={role.id} role={role} />}
    </>
  );
}

function RoleOutline({ role }: { readonly role: Role }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const rows = useMemo(() => pathRows(document, role.id, folds), [document, role.id, folds]);
  const fold = (key: string, open: boolean): void => setFolds((known) => new Map([...known, [key, open]]));
  const add = ({ subject, key }: OutlineRow): boolean => {
    if (subject.kind === 'module') void addSibling(studio, subject.module, 'rename-outline');
    else if (subject.kind === 'zone') { fold(key, true); void addModuleTo(studio, { zone: subject.zone }, 'rename-outline'); }
    else if (subject.kind === 'outside') void addModule(studio);
    else studio.signal('reveal');
    return true;
  };
  const remove = ({ subject, record }: OutlineRow, { modules, leave }: RowTools): boolean => {
    if (subject.kind === 'module' && subject.place === 'pulled') studio.toast('info', t('outline.pulledStays'));
    else if (subject.kind === 'module') {
      const places = new Map(pathSections(document, role.id).flatMap((section) => section.modules.map((id) => [id, section] as const)));
      const own = modules.filter((id) => places.get(id)?.zone?.role === role.id);
      if (subject.place === 'outside' || own.length > 0) leave();
      void (subject.place === 'outside' ? deleteRecords(studio, modules.filter((id) => places.get(id)?.kind === 'outside')) : moveToZone(studio, role.id, modules, null));
    } else if (record !== null) {
      leave();
      void deleteRecords(studio, [record]);
    }
    return true;
  };
  const key = (row: OutlineRow, event: KeyboardEvent, tools: RowTools): boolean => {
    const move = moveOfKey(event);
    if (move && row.subject.kind === 'zone' && move.along === 'place') { void moveZone(studio, row.subject.zone, move.by); return true; }
    if (move) return moveModulesByKey(studio, role.id, row.subject.kind === 'module' ? tools.modules : [], event);
    if (!isPlain(event)) return false;
    if (row.subject.kind === 'link' || row.subject.kind === 'group') return linkRowKey(studio, row, event, tools);
    switch (event.key) {
      case 'Enter': return add(row);
      case 'F2': if (row.record !== null) tools.rename(); return true;
      case 'Delete': case 'Backspace': return remove(row, tools);
      default: return false;
    }
  };
  return <OutlineTree label={t('outline.path')} rows={rows} onFold={fold} onKey={key} />;
}
