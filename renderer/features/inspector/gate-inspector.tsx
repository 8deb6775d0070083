import { Plus, X } from 'lucide-react';
import type { Gate, GateCondition } from '#shared/model/gate';
import { t } from '../../i18n/t';
import { nameOf, zonesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { deleteSelection, setFields } from '../../store/verbs';
import { Badge } from '../../ui/badge';
import { Button, IconButton } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';
import { FieldRow } from './fields';

/** A gate: the zone behind it and every condition; all must be met. */
export function GateInspector({ gate }: { readonly gate: Gate }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const zones = zonesOf(document, gate.role);
  const core = zones.filter((zone) => zone.id !== gate.zone && zone.policy !== 'open' && zone.policy !== 'remedial');
  const coreModules = core.filter((zone) => zone.policy !== 'elective').flatMap((zone) => zone.modules);
  const save = (conditions: readonly GateCondition[]): void => void setFields(studio, gate.id, { conditions });
  const replace = (index: number, next: GateCondition): void => save(gate.conditions.map((condition, at) => (at === index ? next : condition)));
  const [firstZone] = core;
  const [firstModule] = coreModules;
  return (
    <div className="inspect">
      <div className="inspect-head">
        <div className="row"><Badge>{t('inspect.gate')}</Badge><span className="muted">{nameOf(document, gate.role)}</span></div>
        <TextInput bare className="inspect-title" label={t('field.title')} value={gate.title} onCommit={(title) => void setFields(studio, gate.id, { title })} />
      </div>
      <div className="inspect-body">
        <section className="fields">
          <FieldRow label={t('inspect.gateOpens')}><SelectBox look="bare" label={t('inspect.gateOpens')} value={gate.zone} choices={zones.filter((zone) => zone.policy !== 'open' && zone.policy !== 'remedial').map((zone) => ({ value: zone.id, label: zone.title }))} onChange={(zone) => void setFields(studio, gate.id, { zone })} /></FieldRow>
        </section>
        <section>
          <h3>{t('inspect.gateWhen')}</h3>
          <ul className="stack">
            {gate.conditions.map((condition, index) => (
              <li key={index} className="condition">
                {condition.kind === 'zone' ? (
                  <>
                    <SelectBox label={t('inspect.zone')} value={condition.zone} choices={core.map((zone) => ({ value: zone.id, label: zone.title }))} onChange={(zone) => replace(index, { ...condition, zone })} />
                    <SelectBox label={t('inspect.gateNeeds')} value={condition.needs} choices={[{ value: 'settled', label: t('inspect.gateSettled') }, { value: 'done', label: t('inspect.gateDone') }]} onChange={(needs) => replace(index, { ...condition, needs })} />
                  </>
                ) : (
                  <>
                    <SelectBox label={t('inspect.gateModule')} value={condition.module} choices={coreModules.map((id) => ({ value: id, label: nameOf(document, id) }))} onChange={(module) => replace(index, { ...condition, module })} />
                    <span className="row"><TextInput label={t('inspect.gateScore')} value={String(condition.score / 100)} onCommit={(text) => Number(text) >= 0 && Number(text) <= 100 && replace(index, { ...condition, score: Math.round(Number(text) * 100) })} /> %</span>
                  </>
                )}
                {gate.conditions.length > 1 && <IconButton size="small" label={t('inspect.remove', { name: t('inspect.gateWhen') })} onPress={() => save(gate.conditions.filter((_condition, at) => at !== index))}><X /></IconButton>}
              </li>
            ))}
          </ul>
          <div className="row wrap">
            {firstZone && <Button size="small" onPress={() => save([...gate.conditions, { kind: 'zone', zone: firstZone.id, needs: 'settled' }])}><Plus aria-hidden /> {t('inspect.gateAddZone')}</Button>}
            {firstModule && <Button size="small" onPress={() => save([...gate.conditions, { kind: 'measure', module: firstModule, score: 8000, evidenceKinds: [] }])}><Plus aria-hidden /> {t('inspect.gateAddMeasure')}</Button>}
          </div>
        </section>
      </div>
      <div className="inspect-foot"><Button look="danger" onPress={() => void deleteSelection(studio)}>{t('inspect.delete')}</Button></div>
    </div>
  );
}
