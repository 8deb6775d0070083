import { Search, UserPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { zonePolicies, type ZonePolicy } from '#shared/model/zone';
import { t } from '../../i18n/t';
import { modulesOf, rolesOf } from '../../store/selectors';
import { zoneTone } from '../../store/session';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { addRole } from '../../store/verbs';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { cellsOf, commandsFor } from './matrix';
import { blockOf, type Block } from './matrix-keys';
import { RoleMatrix } from './role-matrix';
import './role-designer.css';

const start: Block = { anchor: { row: 0, column: 0 }, spot: { row: 0, column: 0 } };

/** The role × module matrix with its bar: search, only what differs between the shown roles, and the policies to set. */
export function MatrixCentre() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const hidden = useSession((state) => state.hiddenRoles);
  const [search, setSearch] = useState('');
  const [differing, setDiffering] = useState(false);
  const [block, setBlock] = useState<Block>(start);
  const roles = useMemo(() => rolesOf(document).filter((role) => !hidden.includes(role.id)), [document, hidden]);
  const modules = useMemo(() => {
    const words = search.trim().toLowerCase();
    const cells = roles.map((role) => cellsOf(document, role.id));
    return modulesOf(document).filter((module) => {
      if (words !== '' && !`${module.code} ${module.title}`.toLowerCase().includes(words)) return false;
      return !differing || new Set(cells.map((map) => map.get(module.id)?.policy ?? '')).size > 1;
    });
  }, [document, roles, search, differing]);
  const rect = blockOf(block);
  const chosenModules = modules.slice(rect.top, rect.bottom + 1);
  const chosenRoles = roles.slice(rect.left, rect.right + 1);
  const set = (policy: ZonePolicy | null): void => {
    const ids = chosenModules.map((module) => module.id);
    const changes = chosenRoles.map((role) => {
      const cells = cellsOf(document, role.id);
      return { role: role.id, policy, modules: ids.filter((id) => { const cell = cells.get(id); return policy === null ? cell !== undefined && cell.from === null : cell?.policy !== policy; }) };
    });
    const inherited = policy === null && chosenRoles.some((role) => ids.some((id) => cellsOf(document, role.id).get(id)?.from));
    const commands = commandsFor(document, changes);
    if (inherited) studio.toast('info', t('roles.staysInherited'));
    if (commands.length === 0) return;
    const count = changes.reduce((sum, change) => sum + change.modules.length, 0);
    void studio.dispatch(commands, { label: t('roles.undoSet', { count, policy: policy ? t(`policy.${policy}`) : t('roles.none') }), focus: ids.slice(0, 50) });
  };
  if (rolesOf(document).length === 0) {
    return <EmptyState title={t('roles.emptyTitle')} text={t('roles.empty')}><Button look="primary" onPress={() => void addRole(studio)}><UserPlus aria-hidden /> {t('roles.add')}</Button></EmptyState>;
  }
  return (
    <>
      <div className="toolbar">
        <label className="search"><Search aria-hidden /><input value={search} placeholder={t('library.search')} aria-label={t('library.search')} onChange={(event) => { setSearch(event.target.value); setBlock(start); }} /></label>
        <label className="row"><input type="checkbox" className="check" checked={differing} onChange={(event) => { setDiffering(event.target.checked); setBlock(start); }} /> {t('roles.differing')}</label>
        <span className="spacer" />
        <span className="muted" role="status">{t('roles.chosen', { modules: chosenModules.length, roles: chosenRoles.length })}</span>
      </div>
      <div className="filters matrix-bar" role="toolbar" aria-label={t('roles.set')}>
        {zonePolicies.map((policy) => <Button key={policy} size="small" onPress={() => set(policy)}><i className={`matrix-dot tone-${zoneTone[policy]}`} aria-hidden /> {t(`policy.${policy}`)} <kbd>{t(`roles.key.${policy}`)}</kbd></Button>)}
        <Button size="small" onPress={() => set(null)}>{t('roles.takeOut')} <kbd>{t('roles.key.none')}</kbd></Button>
      </div>
      {modules.length === 0
        ? <p className="muted pad">{differing ? t('roles.noDifference') : t('roles.noMatch')}</p>
        : <RoleMatrix modules={modules} roles={roles} block={block} onBlock={(next) => { setBlock(next); const module = modules[next.spot.row]; if (module) studio.select([module.id]); }} onSet={set} onRole={(role) => studio.session.setState({ role, selection: [role] })} />}
    </>
  );
}
