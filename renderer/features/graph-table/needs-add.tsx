import { useMemo, useRef, useState } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, TextField } from 'react-aria-components';
import { edgeKinds, type EdgeKind } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import type { Group } from '#shared/model/requirement';
import { t } from '../../i18n/t';
import { addGroup } from '../../store/link-verbs';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { addEdge } from '../../store/verbs';
import { Button } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { linkOptions } from './link-options';

const groupNeeds = ['any', 'count', 'minutes', 'credits'] as const;
type GroupNeed = (typeof groupNeeds)[number];
type As = EdgeKind | `group-${GroupNeed}`;
const usual: Readonly<Record<GroupNeed, string>> = { any: '', count: '2', minutes: '60', credits: '1' };

function groupOf(need: GroupNeed, of: readonly RecordId[], amount: number): Group {
  switch (need) {
    case 'any': return { need, of: [...of] };
    case 'count': return { need, atLeast: Math.min(amount, of.length), of: [...of], caps: [] };
    default: return { need, atLeast: amount, of: [...of], caps: [] };
  }
}

/** Adds what comes before a module: a link at each choice, or a group of what was chosen. What would close a loop is listed, disabled, with the loop in words. */
export function NeedsAdd({ module }: { readonly module: RecordId }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [as, setAs] = useState<As>('prerequisite');
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const [members, setMembers] = useState<readonly RecordId[]>([]);
  const [amount, setAmount] = useState('');
  const kind = edgeKinds.find((one) => one === as) ?? null;
  const need = groupNeeds.find((one) => as === `group-${one}`) ?? null;
  const options = useMemo(() => linkOptions(document, module, kind, query), [document, module, kind, query]);
  const count = Number(amount);
  const isAmount = need === 'any' || (amount.trim() !== '' && count > 0 && (need === 'credits' || Number.isInteger(count)));
  const choose = (keys: 'all' | Iterable<string | number>): void => {
    if (keys === 'all') return;
    const now = [...keys].map(String);
    if (kind) {
      const [other] = now;
      if (other !== undefined) void addEdge(studio, other, module, kind).then((done) => done && setQuery(''));
      return;
    }
    const seen = new Set(options.map(({ id }) => id));
    setMembers([...members.filter((id) => !seen.has(id) || now.includes(id)), ...now.filter((id) => !members.includes(id))]);
  };
  const add = async (): Promise<void> => {
    if (need && (await addGroup(studio, module, groupOf(need, members, count)))) {
      setMembers([]);
      setQuery('');
      // The button cannot be pressed any more, and would leave the focus nowhere.
      field.current?.focus();
    }
  };
  return (
    <section className="needs-part needs-add" aria-label={t('needs.add')}>
      <div className="row">
        <SelectBox<As>
          label={t('needs.as')} prefix={t('needs.as')} value={as} onChange={(next) => { setAs(next); setAmount(usual[groupNeeds.find((one) => next === `group-${one}`) ?? 'any']); }}
          choices={[...edgeKinds.map((value) => ({ value, label: t(`edge.${value}`) })), ...groupNeeds.map((value) => ({ value: `group-${value}` as const, label: t(`needs.group.${value}`) }))]}
        />
        {need && need !== 'any' && <input className="input amount" inputMode="decimal" aria-label={t('needs.amount')} value={amount} onChange={(event) => setAmount(event.target.value)} />}
        {need && <span className="muted truncate">{members.length === 0 ? t('needs.chooseTwo') : members.map((id) => nameOf(document, id)).join(', ')}</span>}
        <span className="spacer" />
        {need && <Button isDisabled={members.length < 2 || !isAmount} onPress={() => void add()}>{t('needs.addGroup', { count: members.length })}</Button>}
      </div>
      <Autocomplete inputValue={query} onInputChange={setQuery} filter={() => true}>
        <TextField aria-label={t('link.placeholder')} autoFocus><Input ref={field} className="input" placeholder={t('link.placeholder')} /></TextField>
        <div className="link-scroll" tabIndex={0} role="group" aria-label={t('link.module')}>
          <ListBox
            aria-label={t('needs.member')} className="list link-list" selectionMode={kind ? 'single' : 'multiple'} selectedKeys={new Set(kind ? [] : members)} items={options} disabledKeys={options.filter(({ why }) => why !== '').map(({ id }) => id)}
            onSelectionChange={choose} renderEmptyState={() => <p className="muted">{t('link.none')}</p>}
          >
            {(option) => (
              <ListBoxItem id={option.id} textValue={`${option.code} ${option.title} ${option.why}`} className="option link-option">
                <span className="mono muted">{option.code}</span><span>{option.title}{option.why && <small>{option.why}</small>}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </div>
      </Autocomplete>
    </section>
  );
}
