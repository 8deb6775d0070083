import { ChevronUp, X } from 'lucide-react';
import { askedOf, zonePolicies, type Zone, type ZoneRequirement } from '#shared/model/zone';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { zoneTone } from '../../store/session';
import { useReplica, useStudio } from '../../store/studio-context';
import { deleteSelection, setFields } from '../../store/verbs';
import { Badge } from '../../ui/badge';
import { Button, IconButton } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';
import { CheckField, FieldRow, TextField } from './fields';
import { ZoneSubgroups } from './zone-subgroups';

const requirementKinds = ['count', 'minutes', 'credits'] as const;
const choicePolicies = ['learner', 'ranked', 'seeded'] as const;

/** The requirement with another amount; its unit and subgroups stay. */
function withAsked(requirement: Zone['requirement'], asked: number): ZoneRequirement {
  if (!requirement) return { kind: 'count', choose: asked };
  return requirement.kind === 'count' ? { ...requirement, choose: asked } : { ...requirement, atLeast: asked };
}

/** A zone: policy, requirement, switches, and its modules in order. */
export function ZoneInspector({ zone }: { readonly zone: Zone }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const setPolicy = (policy: Zone['policy']): void => void setFields(studio, zone.id, { policy, requirement: policy === 'elective' ? (zone.requirement ?? { kind: 'count', choose: Math.min(1, zone.modules.length) }) : null });
  /** Asked for in another unit, with an amount to start from; subgroups in the old unit go. */
  const setKind = (kind: ZoneRequirement['kind']): void => {
    const asked = kind === 'count' ? 1 : kind === 'minutes' ? 60 : 1;
    if (kind !== (zone.requirement?.kind ?? 'count')) void setFields(studio, zone.id, { requirement: kind === 'count' ? { kind, choose: asked } : { kind, atLeast: asked } });
  };
  const setChoose = (text: string): void => {
    const choose = Number(text);
    if (Number.isInteger(choose) && choose >= 0 && text.trim() !== '') void setFields(studio, zone.id, { requirement: withAsked(zone.requirement, choose) });
  };
  return (
    <div className="inspect">
      <div className="inspect-head">
        <div className="row"><Badge tone={zoneTone[zone.policy] ?? ''}>{t(`policyBadge.${zone.policy}`)}</Badge><span className="muted">{nameOf(document, zone.role)}</span></div>
        <TextInput bare className="inspect-title" label={t('field.title')} value={zone.title} onCommit={(title) => title.trim() !== '' && void setFields(studio, zone.id, { title })} />
        <p className="muted">{t(`policyMeans.${zone.policy}`)}</p>
      </div>
      <div className="inspect-body">
        <section className="fields">
          <FieldRow label={t('field.policy')}><SelectBox look="bare" label={t('field.policy')} value={zone.policy} choices={zonePolicies.map((value) => ({ value, label: t(`policy.${value}`) }))} onChange={setPolicy} /></FieldRow>
          {zone.policy === 'elective' && (
            <>
              <FieldRow label={t('field.choose')}><span className="row choose-field"><TextInput bare label={t('zone.choose')} value={zone.requirement ? String(askedOf(zone.requirement)) : ''} onCommit={setChoose} /><span className="muted">{t(`inspect.chooseOf.${zone.requirement?.kind ?? 'count'}`, { total: zone.modules.length })}</span></span></FieldRow>
              <FieldRow label={t('zone.kind')}><SelectBox look="bare" label={t('zone.kind')} value={zone.requirement?.kind ?? 'count'} choices={requirementKinds.map((value) => ({ value, label: t(`zone.kind.${value}`) }))} onChange={setKind} /></FieldRow>
              <FieldRow label={t('field.choice')}><SelectBox look="bare" label={t('field.choice')} value={zone.choice.policy} choices={choicePolicies.map((value) => ({ value, label: t(`choice.${value}`) }))} onChange={(policy) => void setFields(studio, zone.id, { choice: { ...zone.choice, policy } })} /></FieldRow>
            </>
          )}
          {(zone.policy === 'elective' || zone.policy === 'open') && <CheckField id={zone.id} field="waivable" label={t('field.waivable')} value={zone.waivable} />}
          {zone.policy === 'elective' && <CheckField id={zone.id} field="sameObjectives" label={t('zone.sameObjectives')} value={zone.sameObjectives ?? false} />}
          {zone.policy !== 'remedial' && <CheckField id={zone.id} field="formats" label={t('zone.formats')} value={zone.formats} />}
          <CheckField id={zone.id} field="static" label={t('field.static')} value={zone.static} />
          <TextField id={zone.id} field="justification" label={t('field.justification')} value={zone.justification} multiline />
        </section>
        {zone.policy === 'elective' && <ZoneSubgroups zone={zone} />}
        <section>
          <div className="row"><h3>{t('inspect.modules')}</h3><span className="count">{zone.modules.length}</span></div>
          <ol>
            {zone.modules.map((id, index) => (
              <li key={id} className="row neighbour">
                <button type="button" onClick={() => studio.select([id])}><span className="truncate">{nameOf(document, id)}</span></button>
                {index > 0 && <IconButton size="small" label={t('inspect.moveUp', { title: nameOf(document, id) })} onPress={() => void studio.dispatch({ name: 'zone.assign', payload: { role: zone.role, zone: zone.id, modules: [id], at: index - 1 } }, { focus: [zone.id] })}><ChevronUp /></IconButton>}
                <IconButton size="small" label={t('inspect.remove', { name: nameOf(document, id) })} onPress={() => void studio.dispatch({ name: 'zone.assign', payload: { role: zone.role, zone: null, modules: [id] } }, { focus: [zone.id] })}><X /></IconButton>
              </li>
            ))}
          </ol>
        </section>
      </div>
      <div className="inspect-foot"><Button look="danger" onPress={() => void deleteSelection(studio)}>{t('inspect.delete')}</Button></div>
    </div>
  );
}
