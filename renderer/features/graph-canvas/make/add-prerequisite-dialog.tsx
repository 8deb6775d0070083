import { useMemo, useState } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, TextField } from 'react-aria-components';
import type { RecordId } from '#shared/model/ids';
import { edgeKinds, type EdgeKind } from '#shared/model/edge';
import { t } from '../../../i18n/t';
import { modulesOf, nameOf } from '../../../store/selectors';
import { useReplica, useStudio } from '../../../store/studio-context';
import { addEdge } from '../../../store/verbs';
import { Button } from '../../../ui/button';
import { DialogFrame } from '../../../ui/dialog-frame';
import { SelectBox } from '../../../ui/select-box';
import { refuseLink } from '../../../store/refuse-link';

/** At most this many options exist at once; typing narrows. */
const most = 200;

/** Draws a link by keyboard. What would close a loop is listed but cannot be chosen, and says which loop. */
export function AddPrerequisiteDialog({ module, direction }: { readonly module: RecordId; readonly direction: 'needs' | 'unlocks' }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [kind, setKind] = useState<EdgeKind>('prerequisite');
  const [chosen, setChosen] = useState<RecordId | null>(null);
  const [query, setQuery] = useState('');
  const ends = (other: RecordId): [RecordId, RecordId] => (direction === 'needs' ? [other, module] : [module, other]);
  const options = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return modulesOf(document)
      .filter((item) => item.id !== module && words.every((word) => `${item.code} ${item.title}`.toLowerCase().includes(word)))
      .slice(0, most)
      .map((item) => {
        const [from, to] = direction === 'needs' ? [item.id, module] : [module, item.id];
        const refusal = refuseLink(document, from, to, kind);
        return { id: item.id, title: item.title, code: item.code, why: refusal ? (refusal.detail ? t('link.would', { loop: refusal.detail }) : t('link.already')) : '' };
      });
  }, [document, module, direction, kind, query]);
  const close = (): void => studio.openDialog(null);
  const add = async (other: RecordId | null): Promise<void> => {
    if (other && (await addEdge(studio, ...ends(other), kind))) close();
  };
  const isAllowed = chosen !== null && options.some((option) => option.id === chosen && option.why === '');
  return (
    <DialogFrame
      title={t(`link.title.${direction}`, { title: nameOf(document, module) })} closeLabel={t('dialog.close')} onClose={close}
      foot={<><Button onPress={close}>{t('dialog.cancel')}</Button><Button look="primary" isDisabled={!isAllowed} onPress={() => void add(chosen)}>{t('link.add')}</Button></>}
    >
      <SelectBox label={t('link.kind')} prefix={t('link.kind')} value={kind} onChange={setKind} choices={edgeKinds.map((value) => ({ value, label: t(`edge.${value}`) }))} />
      <Autocomplete inputValue={query} onInputChange={setQuery} filter={() => true}>
        <TextField aria-label={t('link.placeholder')} autoFocus><Input className="input" placeholder={t('link.placeholder')} /></TextField>
        <div className="link-scroll" tabIndex={0} role="group" aria-label={t('link.module')}>
        <ListBox
          aria-label={t('link.module')} className="list link-list" selectionMode="single" selectedKeys={chosen ? [chosen] : []} items={options} disabledKeys={options.filter((option) => option.why !== '').map((option) => option.id)}
          onSelectionChange={(keys) => setChosen(keys === 'all' ? null : String([...keys][0] ?? '') || null)} onAction={(key) => void add(String(key))} renderEmptyState={() => <p className="muted">{t('link.none')}</p>}
        >
          {(option) => (
            <ListBoxItem id={option.id} textValue={`${option.code} ${option.title} ${option.why}`} className="option link-option">
              <span className="mono muted">{option.code}</span>
              <span>{option.title}{option.why && <small>{option.why}</small>}</span>
            </ListBoxItem>
          )}
        </ListBox>
        </div>
      </Autocomplete>
    </DialogFrame>
  );
}
