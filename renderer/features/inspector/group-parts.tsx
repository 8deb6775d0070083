import { Plus, X } from 'lucide-react';
import { membersOf, type Group, type GroupItem } from '#shared/model/requirement';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { useReplica } from '../../store/studio-context';
import { Button, IconButton } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';

type Inner = Exclude<GroupItem, string>;
type Capped = Extract<Group, { caps: unknown }>;
const innerNeeds = ['any', 'all', 'count'] as const;

/** A group inside a group: any, all or so many of its modules. */
export function InnerGroup({ item, number, others, onChange }: { readonly item: Inner; readonly number: number; readonly others: readonly { readonly value: RecordId; readonly label: string }[]; readonly onChange: (next: Inner | null) => void }) {
  const members = membersOf(item);
  const withNeed = (need: (typeof innerNeeds)[number]): Inner => (need === 'count' ? { need, of: [...members], atLeast: Math.min(2, members.length), caps: [] } : { need, of: [...members] });
  const setMembers = (of: readonly RecordId[]): void => onChange(of.length === 0 ? null : { ...item, of: [...of] });
  const setAmount = (text: string): void => {
    const amount = Number(text);
    if ('atLeast' in item && text.trim() !== '' && amount >= 1 && (item.need === 'credits' || Number.isInteger(amount))) onChange({ ...item, atLeast: amount });
  };
  return (
    <div className="task grow" role="group" aria-label={t('groups.label', { need: t(`groups.need.${item.need}`) })}>
      <div className="row">
        <SelectBox look="bare" label={t('groups.innerNeed', { number })} value={item.need} choices={[...innerNeeds, ...(item.need === 'minutes' || item.need === 'credits' ? [item.need] : [])].map((value) => ({ value, label: t(`groups.need.${value}`) }))} onChange={(need) => need !== item.need && need !== 'minutes' && need !== 'credits' && onChange(withNeed(need))} />
        {'atLeast' in item && <TextInput bare label={t('groups.innerAmount', { number })} value={String(item.atLeast)} onCommit={setAmount} />}
      </div>
      <Chips ids={members} onChange={setMembers} />
      <SelectBox look="bare" label={t('groups.innerAdd', { number })} value={null} placeholder={t('groups.addMember')} choices={others.filter(({ value }) => !members.includes(value))} onChange={(one) => setMembers([...members, one])} />
    </div>
  );
}

/** At most so much of some modules counts. */
export function GroupCaps({ group, onChange }: { readonly group: Capped; readonly onChange: (next: Capped) => void }) {
  const document = useReplica((state) => state.document);
  const members = membersOf(group);
  const save = (caps: Capped['caps']): void => onChange({ ...group, caps: caps.filter((cap) => cap.of.length > 0) } as Capped);
  const setAmount = (at: number, text: string): void => {
    if (text.trim() !== '' && Number(text) >= 0) save(group.caps.map((cap, index) => (index === at ? { ...cap, atMost: Number(text) } : cap)));
  };
  return (
    <>
      {group.caps.map((cap, index) => (
        <div key={index} className="task">
          <div className="row">
            <span className="muted">{t('zone.most')}</span><TextInput bare className="amount" label={t('groups.capAmount', { number: index + 1 })} value={String(cap.atMost)} onCommit={(text) => setAmount(index, text)} />
            <span className="spacer" /><IconButton size="small" label={t('groups.capRemove', { number: index + 1 })} onPress={() => save(group.caps.filter((_cap, at) => at !== index))}><X /></IconButton>
          </div>
          <Chips ids={cap.of} onChange={(of) => save(group.caps.map((other, at) => (at === index ? { ...other, of: [...of] } : other)))} />
          <SelectBox look="bare" label={t('groups.capAdd', { number: index + 1 })} value={null} placeholder={t('groups.addMember')} choices={members.filter((id) => !cap.of.includes(id)).map((id) => ({ value: id, label: nameOf(document, id) }))} onChange={(one) => save(group.caps.map((other, at) => (at === index ? { ...other, of: [...other.of, one] } : other)))} />
        </div>
      ))}
      <Button size="small" look="quiet" onPress={() => save([...group.caps, { of: members.slice(0, 1), atMost: 1 }])}><Plus aria-hidden /> {t('groups.addCap')}</Button>
    </>
  );
}

function Chips({ ids, onChange }: { readonly ids: readonly RecordId[]; readonly onChange: (ids: readonly RecordId[]) => void }) {
  const document = useReplica((state) => state.document);
  return (
    <div className="chips">
      {ids.map((id) => <span key={id} className="badge">{nameOf(document, id)}<IconButton size="small" label={t('inspect.remove', { name: nameOf(document, id) })} onPress={() => onChange(ids.filter((other) => other !== id))}><X /></IconButton></span>)}
    </div>
  );
}
