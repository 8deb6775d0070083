import { useState } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../../i18n/t';
import { currentRole, zonesOf } from '../../../store/selectors';
import { zoneTone } from '../../../store/session';
import { useReplica, useSession, useStudio } from '../../../store/studio-context';
import { moveToZone } from '../../../store/zone-verbs';
import { Button } from '../../../ui/button';
import { DialogFrame } from '../../../ui/dialog-frame';

/** Moves modules to another zone by keyboard: what dragging does. */
export function MoveZoneDialog({ modules }: { readonly modules: readonly RecordId[] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const chosenRole = useSession((state) => state.role);
  const role = currentRole(document, chosenRole);
  const zones = zonesOf(document, role?.id ?? null);
  const [zone, setZone] = useState<RecordId | null>(zones[0]?.id ?? null);
  const close = (): void => studio.openDialog(null);
  const move = async (): Promise<void> => {
    if (role && (await moveToZone(studio, role.id, modules, zone))) close();
  };
  return (
    <DialogFrame
      title={t('zone.moveTitle', { count: modules.length })} closeLabel={t('dialog.close')} onClose={close}
      foot={<><Button onPress={close}>{t('dialog.cancel')}</Button><Button look="primary" isDisabled={!role} onPress={() => void move()}>{t('zone.move')}</Button></>}
    >
      <fieldset className="policy-list">
        <legend className="visually-hidden">{t('zone.title')}</legend>
        {zones.map((item) => (
          <label key={item.id} className={`policy-card tone-${zoneTone[item.policy]}`}>
            <input type="radio" name="zone" checked={zone === item.id} onChange={() => setZone(item.id)} />
            <span><strong>{item.title}</strong><small>{t('path.means', { policy: t(`policy.${item.policy}`), means: t(`policyMeans.${item.policy}`) })}</small></span>
          </label>
        ))}
        <label className="policy-card">
          <input type="radio" name="zone" checked={zone === null} onChange={() => setZone(null)} />
          <span><strong>{t('zone.outOfPath')}</strong></span>
        </label>
      </fieldset>
    </DialogFrame>
  );
}
