import { Eye, EyeOff, Plus } from 'lucide-react';
import { lineageOf } from '#shared/path/lineage';
import { minutesText, t } from '../../i18n/t';
import { rolesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { addRole } from '../../store/verbs';
import { IconButton } from '../../ui/button';
import { cellsOf } from './matrix';

/** Roles by family, segments below the role that they inherit from; the eye leaves a role out of the matrix. */
export function RoleList() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const selection = useSession((state) => state.selection);
  const hidden = useSession((state) => state.hiddenRoles);
  const roles = rolesOf(document);
  const families = [...new Set(roles.map((role) => role.family))].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
  const lineKey = (id: string): string => {
    const role = document.tables.role.get(id);
    return role ? lineageOf(document, role).map((one) => `${String(one.place).padStart(6, '0')} ${one.id}`).join(' / ') : '';
  };
  const toggle = (id: string): void => studio.session.setState({ hiddenRoles: hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id] });
  return (
    <>
      <div className="panel-head">
        <h2>{t('roles.list')}</h2>
        <span className="count">{roles.length}</span>
        <span className="spacer" />
        <IconButton size="small" label={t('roles.add')} onPress={() => void addRole(studio)}><Plus /></IconButton>
      </div>
      <div className="panel-scroll">
        {families.map((family) => (
          <section key={family}>
            {families.length > 1 && <h3 className="section-title">{family || t('roles.noFamily')}</h3>}
            <ul>
              {roles.filter((role) => role.family === family).sort((a, b) => (lineKey(a.id) < lineKey(b.id) ? -1 : 1)).map((role) => {
                const core = [...cellsOf(document, role.id)].filter(([, cell]) => cell.policy === 'core-locked' || cell.policy === 'core-testable');
                const minutes = core.reduce((sum, [id]) => sum + (document.tables.module.get(id)?.minutes ?? 0), 0);
                return (
                  <li key={role.id} className="row role-item">
                    <button type="button" className="outline-item" style={{ paddingLeft: 10 + 14 * (lineageOf(document, role).length - 1) }} aria-current={selection.includes(role.id)} onClick={() => studio.session.setState({ role: role.id, selection: [role.id] })}>
                      <span className="truncate">{role.title}</span>
                      <span className="count" title={t('roles.coreMinutes')}>{minutesText(minutes)}</span>
                    </button>
                    <IconButton size="small" label={t(hidden.includes(role.id) ? 'roles.show' : 'roles.hide', { role: role.title })} onPress={() => toggle(role.id)}>{hidden.includes(role.id) ? <EyeOff /> : <Eye />}</IconButton>
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
