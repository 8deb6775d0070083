import { Plus, Trash2, X } from 'lucide-react';
import type { Subgroup, Zone, ZoneRequirement } from '#shared/model/zone';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { IconButton } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';

/** Bounds for parts of an elective choice, in the unit of the zone's requirement. */
export function ZoneSubgroups({ zone }: { readonly zone: Zone }) {
  const studio = useStudio();
  const requirement: ZoneRequirement = zone.requirement ?? { kind: 'count', choose: 1 };
  const groups = requirement.groups ?? [];
  const save = (next: readonly Subgroup[]): void => void setFields(studio, zone.id, { requirement: { ...requirement, groups: next } });
  const [first] = zone.modules;
  const add = (): void => {
    if (first) save([...groups, { title: t('zone.newGroup', { number: groups.length + 1 }), modules: [first], atLeast: 0, atMost: null }]);
    else studio.toast('info', t('zone.groupNeedsModule'));
  };
  return (
    <section>
      <div className="row"><h3>{t('zone.groups')}</h3><span className="count">{groups.length}</span><span className="spacer" /><IconButton size="small" label={t('zone.addGroup')} onPress={add}><Plus /></IconButton></div>
      {groups.length === 0 && <p className="muted">{t('zone.noGroups')}</p>}
      {groups.map((group, index) => (
        <SubgroupEditor key={index} group={group} number={index + 1} zone={zone} onChange={(next) => save(groups.map((other, at) => (at === index ? next : other)))} onRemove={() => save(groups.filter((_other, at) => at !== index))} />
      ))}
      {groups.length > 1 && <label className="row check-field"><input type="checkbox" className="check" checked={requirement.mayShare ?? false} onChange={(event) => void setFields(studio, zone.id, { requirement: { ...requirement, mayShare: event.target.checked } })} /> {t('zone.mayShare')}</label>}
    </section>
  );
}

/** A bound as typed: null for none, undefined for what is none. Whole for counts and minutes, in hundredths for credits. */
export function readBound(text: string, unit: ZoneRequirement['kind']): number | null | undefined {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return null;
  return (unit === 'credits' ? /^\d{1,6}(\.\d{1,2})?$/ : /^\d{1,6}$/).test(trimmed) ? Number(trimmed) : undefined;
}

interface EditorProps {
  readonly group: Subgroup;
  readonly number: number;
  readonly zone: Zone;
  readonly onChange: (group: Subgroup) => void;
  readonly onRemove: () => void;
}

function SubgroupEditor({ group, number, zone, onChange, onRemove }: EditorProps) {
  const document = useReplica((state) => state.document);
  const { title } = group;
  const studio = useStudio();
  const unit = zone.requirement?.kind ?? 'count';
  const setBound = (text: string, take: (bound: number | null) => void): void => {
    const bound = readBound(text, unit);
    if (bound === undefined) studio.toast('error', t(unit === 'credits' ? 'zone.boundNumber' : 'zone.boundWhole', { text: text.trim() }));
    else take(bound);
  };
  const choices = zone.modules.filter((id) => !group.modules.includes(id)).map((id) => ({ value: id, label: nameOf(document, id) }));
  return (
    <div className="task" role="group" aria-label={title}>
      <div className="row">
        <TextInput bare label={t('zone.subgroupTitle', { number })} value={title} onCommit={(text) => text.trim() !== '' && onChange({ ...group, title: text.trim() })} />
        <IconButton size="small" label={t('zone.groupRemove', { title })} onPress={onRemove}><Trash2 /></IconButton>
      </div>
      <div className="row group-bounds">
        <span className="muted">{t('zone.least')}</span><TextInput bare label={t('zone.groupLeast', { title })} value={String(group.atLeast)} onCommit={(text) => setBound(text, (atLeast) => onChange({ ...group, atLeast: atLeast ?? 0 }))} />
        <span className="muted">{t('zone.most')}</span><TextInput bare label={t('zone.groupMost', { title })} value={group.atMost === null ? '' : String(group.atMost)} placeholder="–" onCommit={(text) => setBound(text, (atMost) => onChange({ ...group, atMost }))} />
      </div>
      <div className="chips">
        {group.modules.map((id) => <span key={id} className="badge">{nameOf(document, id)}{group.modules.length > 1 && <IconButton size="small" label={t('inspect.remove', { name: nameOf(document, id) })} onPress={() => onChange({ ...group, modules: group.modules.filter((other) => other !== id) })}><X /></IconButton>}</span>)}
      </div>
      {choices.length > 0 && <SelectBox look="bare" label={t('zone.groupAdd', { title })} value={null} placeholder={t('groups.addMember')} choices={choices} onChange={(id) => onChange({ ...group, modules: [...group.modules, id] })} />}
    </div>
  );
}
