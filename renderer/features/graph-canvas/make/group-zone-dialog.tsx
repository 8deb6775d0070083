import { useState } from 'react';
import type { RecordId } from '#shared/model/ids';
import { zonePolicies, type ZonePolicy } from '#shared/model/zone';
import { t } from '../../../i18n/t';
import { zoneTone } from '../../../store/session';
import { useStudio } from '../../../store/studio-context';
import { addZone } from '../../../store/verbs';
import { Button } from '../../../ui/button';
import { DialogFrame } from '../../../ui/dialog-frame';

/** Makes a zone of the selected modules: title, policy, and for electives how many to choose. */
export function GroupZoneDialog({ modules }: { readonly modules: readonly RecordId[] }) {
  const studio = useStudio();
  const [policy, setPolicy] = useState<ZonePolicy>('core-locked');
  const [title, setTitle] = useState('');
  const [choose, setChoose] = useState(Math.max(1, Math.min(2, modules.length - 1)));
  const close = (): void => studio.openDialog(null);
  const create = async (): Promise<void> => {
    close();
    await addZone(studio, policy, title.trim() || t(`policy.${policy}`), modules, policy === 'elective' ? choose : null);
  };
  return (
    <DialogFrame
      title={t('zone.groupTitle', { count: modules.length })} closeLabel={t('dialog.close')} onClose={close}
      foot={<><Button onPress={close}>{t('dialog.cancel')}</Button><Button look="primary" onPress={() => void create()}>{t('zone.create')}</Button></>}
    >
      <fieldset className="policy-list">
        <legend className="visually-hidden">{t('zone.policy')}</legend>
        {zonePolicies.map((item) => (
          <label key={item} className={`policy-card tone-${zoneTone[item]}`}>
            <input type="radio" name="policy" checked={policy === item} onChange={() => setPolicy(item)} />
            <span><strong>{t(`policy.${item}`)}</strong><small>{t(`policyMeans.${item}`)}</small></span>
          </label>
        ))}
      </fieldset>
      <label className="field">{t('zone.title')}<input className="input" value={title} placeholder={t(`policy.${policy}`)} onChange={(event) => setTitle(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && void create()} /></label>
      {policy === 'elective' && <label className="field">{t('zone.choose')}<input className="input" type="number" min={0} max={modules.length} value={choose} onChange={(event) => setChoose(Math.max(0, Math.min(modules.length, Number(event.target.value))))} /></label>}
    </DialogFrame>
  );
}
