import { ArrowRightLeft, Fence, SquarePlus } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { zonePolicies } from '#shared/model/zone';
import { t } from '../i18n/t';
import { currentRole, zonesOf } from '../store/selectors';
import { useReplica, useSession, useStudio } from '../store/studio-context';
import { addCoreGate, addZone } from '../store/verbs';
import { Button } from '../ui/button';

/** What makes a role's path, on the canvas and in the table: zones, gates, modules from zone to zone. */
export function PathTools() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const role = useSession((state) => state.role);
  const modules = useSession((state) => state.selection.filter((id) => id.startsWith('module:')).length);
  return (
    <>
      <MenuTrigger>
        <AriaButton className="button quiet"><SquarePlus aria-hidden /> {t('path.addZone')}</AriaButton>
        <Popover className="popover">
          <Menu className="list" onAction={(policy) => void addZone(studio, zonePolicies.find((item) => item === policy) ?? 'core-locked')}>
            {zonePolicies.map((policy) => <MenuItem key={policy} id={policy} textValue={t(`policy.${policy}`)} className="option"><span>{t(`policy.${policy}`)}<br /><small className="muted">{t(`policyMeans.${policy}`)}</small></span></MenuItem>)}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Button look="quiet" onPress={() => void addCoreGate(studio)}><Fence aria-hidden /> {t('path.gate')}</Button>
      <Button look="quiet" isDisabled={modules === 0 || zonesOf(document, currentRole(document, role)?.id ?? null).length === 0} onPress={() => studio.openDialog({ kind: 'zone-move', modules: studio.session.getState().selection.filter((id) => id.startsWith('module:')) })}><ArrowRightLeft aria-hidden /> {t('action.moveZone')}</Button>
    </>
  );
}
