import { Plus, Trash2, X } from 'lucide-react';
import type { RecordId } from '#shared/model/ids';
import { membersOf, type Group, type GroupItem, type Requirement } from '#shared/model/requirement';
import { t } from '../../i18n/t';
import { newId } from '../../store/new-id';
import { modulesOf, nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Button, IconButton } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';
import { withItems, withNeed } from './edit-group';
import { GroupCaps, InnerGroup } from './group-parts';

const needs = ['any', 'count', 'all', 'minutes', 'credits'] as const;

/** Groups of prerequisites of a module: any of, k of n, all of, minutes or credits, with the default that enters where nothing else meets them. */
export function RequirementGroups({ module }: { readonly module: RecordId }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const own = [...document.tables.requirement.values()].filter((one) => one.module === module).sort((a, b) => (a.id < b.id ? -1 : 1));
  const others = modulesOf(document).filter((one) => one.id !== module);
  const add = (): void => {
    const members = others.slice(0, 2).map((one) => one.id);
    if (members.length < 2) return studio.toast('info', t('groups.needsTwo'));
    void studio.dispatch({ name: 'record.create', payload: { records: [{ id: newId('requirement'), type: 'requirement', module, group: { need: 'any', of: members }, default: members.slice(0, 1) }] } }, { focus: [module], label: t('groups.undoAdd') });
  };
  return (
    <section className="neighbours">
      <div className="row"><h3>{t('groups.title')}</h3><span className="count">{own.length}</span><span className="spacer" /><IconButton size="small" label={t('groups.add')} onPress={add}><Plus /></IconButton></div>
      {own.length === 0 && <p className="muted">{t('groups.none')}</p>}
      {own.map((requirement) => <GroupEditor key={requirement.id} requirement={requirement} />)}
    </section>
  );
}

/** A group that was selected by its junction on the canvas. */
export function GroupInspector({ requirement }: { readonly requirement: Requirement }) {
  const document = useReplica((state) => state.document);
  return (
    <div className="inspect">
      <div className="inspect-head"><h2>{t('groups.of', { title: nameOf(document, requirement.module) })}</h2></div>
      <div className="inspect-body"><GroupEditor requirement={requirement} /></div>
    </div>
  );
}

function GroupEditor({ requirement }: { readonly requirement: Requirement }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { id, group, module } = requirement;
  const set = (next: Group | null): void => {
    if (!next) return studio.toast('info', t('groups.keepsOne'));
    const members = membersOf(next);
    void setFields(studio, id, { group: next, default: requirement.default.filter((one) => members.includes(one)) });
  };
  const items = group.of as readonly GroupItem[];
  const members = membersOf(group);
  const choices = modulesOf(document).filter((one) => one.id !== module && !members.includes(one.id)).map((one) => ({ value: one.id, label: one.title }));
  const setAmount = (text: string): void => {
    const amount = Number(text);
    if (!('atLeast' in group) || text.trim() === '' || !Number.isFinite(amount) || amount < 1 || (group.need !== 'credits' && !Number.isInteger(amount))) return studio.toast('info', t('groups.amountWrong'));
    set({ ...group, atLeast: amount });
  };
  return (
    <div className="task" role="group" aria-label={t('groups.label', { need: t(`groups.need.${group.need}`) })}>
      <div className="row">
        <SelectBox look="bare" label={t('groups.need')} value={group.need} choices={needs.map((value) => ({ value, label: t(`groups.need.${value}`) }))} onChange={(need) => set(withNeed(group, need))} />
        {'atLeast' in group && <TextInput bare label={t('groups.amount')} value={String(group.atLeast)} onCommit={setAmount} />}
        <span className="spacer" />
        <IconButton size="small" label={t('groups.remove')} onPress={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [id] } }, { focus: [module] })}><Trash2 /></IconButton>
      </div>
      <ul>
        {items.map((item, index) => (
          <li key={typeof item === 'string' ? item : index} className="row">
            {typeof item === 'string' ? <span className="truncate grow">{nameOf(document, item)}</span> : <InnerGroup item={item} number={index + 1} others={choices} onChange={(next) => set(withItems(group, items.flatMap((one, at) => (at !== index ? [one] : next ? [next] : []))))} />}
            <IconButton size="small" label={t('inspect.remove', { name: typeof item === 'string' ? nameOf(document, item) : t(`groups.need.${item.need}`) })} onPress={() => set(withItems(group, items.filter((_one, at) => at !== index)))}><X /></IconButton>
          </li>
        ))}
      </ul>
      {choices.length > 0 && <SelectBox look="bare" label={t('groups.addMember')} value={null} placeholder={t('groups.addMember')} choices={choices} onChange={(one) => set(withItems(group, [...items, one]))} />}
      {canNest(group) && choices[0] && <Button size="small" look="quiet" onPress={() => set(withItems(group, [...items, { need: 'any', of: choices.slice(0, 2).map(({ value }) => value) }]))}><Plus aria-hidden /> {t('groups.addInner')}</Button>}
      {'caps' in group && <GroupCaps group={group} onChange={set} />}
      {group.need !== 'all' && (
        <label className="row muted">{t('groups.default')} <SelectBox look="bare" label={t('groups.default')} value={requirement.default[0] ?? 'none'} choices={[{ value: 'none', label: t('groups.noDefault') }, ...members.map((one) => ({ value: one, label: nameOf(document, one) }))]} onChange={(one) => void setFields(studio, id, { default: one === 'none' ? [] : [one, ...requirement.default.slice(1).filter((other) => other !== one)] })} /></label>
      )}
    </div>
  );
}

/** Minutes and credits count modules only. */
function canNest(group: Group): boolean {
  return group.need === 'all' || group.need === 'any' || group.need === 'count';
}
