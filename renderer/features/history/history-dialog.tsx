import { Archive, BookmarkPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Comparison, KeptStateInfo } from '#shared/contract/shapes';
import { t } from '../../i18n/t';
import { useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { ComparisonView } from './comparison-view';
import './history.css';

/** Named snapshots and rolling backups: choose one, see what it would change, restore it. */
export function HistoryDialog() {
  const studio = useStudio();
  const [states, setStates] = useState<readonly KeptStateInfo[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const close = (): void => studio.openDialog(null);
  const refresh = (): void => void studio.bridge.invoke('history.list', {}).then((answer) => setStates(answer.states)).catch(studio.fail);
  useEffect(refresh, [studio]);
  const choose = (id: string | null): void => {
    setChosen(id);
    setComparison(null);
    if (id) void studio.bridge.invoke('history.compare', { id }).then(setComparison).catch(studio.fail);
  };
  const restore = async (): Promise<void> => {
    if (!chosen) return;
    try {
      studio.take(await studio.bridge.invoke('history.restore', { id: chosen }));
      close();
      studio.toast('ok', t('history.restored'), true);
    } catch (error) {
      studio.fail(error);
    }
  };
  const canRestore = comparison !== null && comparison.total > 0;
  return (
    <DialogFrame
      wide title={t('history.title')} closeLabel={t('dialog.close')} onClose={close}
      foot={<><Button onPress={close}>{t('dialog.cancel')}</Button><Button look="primary" isDisabled={!canRestore} onPress={() => void restore()}>{t('history.restore')}</Button></>}
    >
      <p className="muted">{t('history.lead')}</p>
      <SnapshotForm onSaved={refresh} />
      <div className="history-columns">
        <ListBox
          aria-label={t('history.states')} className="list history-list" selectionMode="single" disallowEmptySelection={false} selectedKeys={chosen ? [chosen] : []} items={states ?? []}
          onSelectionChange={(keys) => choose(keys === 'all' ? null : String([...keys][0] ?? '') || null)} renderEmptyState={() => <p className="muted">{states === null ? '' : t('history.empty')}</p>}
        >
          {(state) => (
            <ListBoxItem id={state.id} textValue={`${state.name || t('history.backup')} ${timeText(state.at)}`} className="option">
              {state.kind === 'snapshot' ? <BookmarkPlus aria-hidden /> : <Archive aria-hidden />}
              <span className="history-state"><strong>{state.name || t('history.backup')}</strong><small>{timeText(state.at)}</small></span>
            </ListBoxItem>
          )}
        </ListBox>
        <section aria-live="polite" className="history-detail">{chosen === null ? <p className="muted">{t('history.choose')}</p> : comparison && <ComparisonView comparison={comparison} />}</section>
      </div>
    </DialogFrame>
  );
}

/** A moment as this window's person reads it. */
function timeText(at: number): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

function SnapshotForm({ onSaved }: { readonly onSaved: () => void }) {
  const studio = useStudio();
  const [name, setName] = useState('');
  const save = async (): Promise<void> => {
    if (name.trim() === '') return;
    try {
      await studio.bridge.invoke('history.snapshot', { name: name.trim() });
      studio.toast('ok', t('history.saved', { name: name.trim() }));
      setName('');
      onSaved();
    } catch (error) {
      studio.fail(error);
    }
  };
  return (
    <form className="row" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <input autoFocus className="input grow" maxLength={60} aria-label={t('history.name')} placeholder={t('history.namePlaceholder')} value={name} onChange={(event) => setName(event.target.value)} />
      <Button type="submit" isDisabled={name.trim() === ''}>{t('history.save')}</Button>
    </form>
  );
}
