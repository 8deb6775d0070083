import { useMemo, useState } from 'react';
import { Dialog, Input, ListBox, ListBoxItem, ListBoxSection, Header, Modal, ModalOverlay, Autocomplete, TextField } from 'react-aria-components';
import { t } from '../../i18n/t';
import { shortcutKeys, type StudioAction } from '../../store/actions';
import { useReplica, useStudio } from '../../store/studio-context';
import { Keys } from '../../ui/keys';
import { studioActions } from '../actions/all-actions';
import { goToRecord } from '../../store/go-to-record';
import { createRecordIndex, type FoundRecord } from './record-index';
import './palette.css';

/** Ctrl+K: run any action, or find any record. */
export function Palette({ mode }: { readonly mode: 'actions' | 'find' }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [query, setQuery] = useState('');
  const index = useMemo(() => createRecordIndex(document), [document]);
  const actions = useMemo(() => (mode === 'find' ? [] : studioActions.filter((action) => action.id !== 'go.palette' && (action.when?.(studio) ?? true) && fits(action, query))), [mode, query, studio]);
  const found = useMemo(() => (query.trim() === '' && mode === 'actions' ? [] : index.find(query)), [index, query, mode]);
  const run = (key: string): void => {
    studio.openDialog(null);
    const action = studioActions.find((candidate) => candidate.id === key);
    if (action) action.run(studio);
    else goToRecord(studio, key);
  };
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && studio.openDialog(null)} className="modal-veil">
      <Modal className="modal palette">
        <Dialog aria-label={mode === 'find' ? t('action.find') : t('palette.label')}>
          <Autocomplete inputValue={query} onInputChange={setQuery} filter={() => true}>
            <TextField aria-label={mode === 'find' ? t('palette.find') : t('palette.placeholder')} autoFocus className="palette-field">
              <Input placeholder={mode === 'find' ? t('palette.find') : t('palette.placeholder')} />
            </TextField>
            <div className="palette-scroll" tabIndex={0} role="group" aria-label={t('palette.label')}>
            <ListBox aria-label={t('palette.label')} className="palette-list" selectionMode="none" onAction={(key) => run(String(key))} renderEmptyState={() => <p className="palette-empty">{t('palette.empty')}</p>}>
              {actions.length > 0 && (
                <ListBoxSection id="commands">
                  <Header className="menu-header">{t('palette.commands')}</Header>
                  {actions.map((action) => <ActionItem key={action.id} action={action} />)}
                </ListBoxSection>
              )}
              {found.length > 0 && (
                <ListBoxSection id="records">
                  <Header className="menu-header">{t('palette.records')}</Header>
                  {found.map((record) => <FoundItem key={record.id} record={record} />)}
                </ListBoxSection>
              )}
            </ListBox>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function fits(action: StudioAction, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const text = `${action.label} ${t(`group.${action.group}`)}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function ActionItem({ action }: { readonly action: StudioAction }) {
  const [shortcut] = action.shortcuts ?? [];
  return (
    <ListBoxItem id={action.id} textValue={action.label} className="option">
      <action.icon aria-hidden />
      {action.label}
      {shortcut && <span className="hint"><Keys keys={shortcutKeys(shortcut)} /></span>}
    </ListBoxItem>
  );
}

function FoundItem({ record }: { readonly record: FoundRecord }) {
  return (
    <ListBoxItem id={record.id} textValue={record.name} className="option">
      <span className="truncate">{record.name}</span>
      <span className="hint">{record.kind}</span>
    </ListBoxItem>
  );
}
