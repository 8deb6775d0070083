import { Archive, BookmarkPlus } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Comparison, KeptStateInfo } from '#shared/contract/shapes';
import { t } from '../../i18n/t';
import { useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { Segments } from '../../ui/segments';
import { ComparisonView } from './comparison-view';
import { StepList } from './step-list';
import { timeText } from '../../i18n/time-text';
import './history.css';

/** Two kinds of past: the steps of Undo, to jump among; and kept states, to compare and restore. */
export function HistoryDialog({ tab }: { readonly tab: 'steps' | 'states' }) {
  const studio = useStudio();
  const [shown, setShown] = useState(tab);
  const tabs = <div className="history-tabs"><Segments label={t('history.title')} value={shown} choices={[{ value: 'steps', label: t('history.steps') }, { value: 'states', label: t('history.states') }]} onChange={setShown} /></div>;
  if (shown === 'states') return <KeptStates tabs={tabs} />;
  const close = (): void => studio.openDialog(null);
  return (
    <DialogFrame wide title={t('history.title')} closeLabel={t('dialog.close')} onClose={close} foot={<Button look="primary" onPress={close}>{t('dialog.done')}</Button>}>
      {tabs}
      <p className="muted">{t('history.stepsLead')}</p>
      <StepList />
    </DialogFrame>
  );
}

/** Named snapshots and rolling backups: choose one, see what it would change, restore it. */
function KeptStates({ tabs }: { readonly tabs: ReactNode }) {
  const studio = useStudio();
  const [states, setStates] = useState<readonly KeptStateInfo[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const close = (): void => studio.openDialog(null);
  const refresh = (): void => void studio.bridge.invoke('history.list', {}).then((answer) => setStates(answer.states)).catch(studio.fail);
  useEffect(refresh, [studio]);
  const newest = states?.[0]?.id;
  useEffect(() => {
    if (newest !== undefined && chosen === null) choose(newest);
  // Only when the list has come: a choice of the person's stays.
  }, [newest]);
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
      {tabs}
      <p className="muted">{t('history.lead')}</p>
      <SnapshotForm onSaved={refresh} />
      <div className="history-columns">
        <ListBox
          aria-label={t('history.states')} className="list history-list" selectionMode="single" disallowEmptySelection selectedKeys={chosen ? [chosen] : []} items={states ?? []}
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
