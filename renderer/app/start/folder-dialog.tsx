import { ArrowUp, Folder, Sprout } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { ResponseOf } from '#shared/contract/contract';
import { t } from '../../i18n/t';
import { useStudio } from '../../store/studio-context';
import { Button, IconButton } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { createWorkspace, openWorkspace } from './open-workspace';

type Listing = ResponseOf<'workspace.browse'>;

/** Chooses a folder on the host's machine, for hosts without a dialog of their own. */
export function FolderDialog({ purpose, starter }: { readonly purpose: 'open' | 'create'; readonly starter?: string }) {
  const studio = useStudio();
  const [listing, setListing] = useState<Listing | null>(null);
  const [typed, setTyped] = useState('');
  const browse = (path?: string): void => {
    void studio.bridge.invoke('workspace.browse', path ? { path } : {}).then((found) => { setListing(found); setTyped(found.path); }).catch(studio.fail);
  };
  useEffect(() => browse(), []);
  const close = (): void => studio.openDialog(null);
  const finish = async (): Promise<void> => {
    const done = purpose === 'open' ? await openWorkspace(studio, typed) : await createWorkspace(studio, starter ?? 'blank', typed);
    if (done) close();
  };
  const act = (path: string): void => {
    const isWorkspace = listing?.folders.find((folder) => folder.path === path)?.isWorkspace ?? false;
    if (isWorkspace && purpose === 'open') void openWorkspace(studio, path).then((done) => done && close());
    else browse(path);
  };
  return (
    <DialogFrame
      title={purpose === 'open' ? t('folder.openTitle') : t('folder.createTitle')}
      closeLabel={t('dialog.close')}
      onClose={close}
      foot={<><Button onPress={close}>{t('dialog.cancel')}</Button><Button look="primary" isDisabled={typed === ''} onPress={() => void finish()}>{purpose === 'open' ? t('folder.openHere') : t('folder.createHere')}</Button></>}
    >
      <div className="row">
        <IconButton label={t('folder.up')} look="plain" isDisabled={!listing?.parent} onPress={() => browse(listing?.parent ?? undefined)}><ArrowUp /></IconButton>
        <input className="input" aria-label={t('folder.path')} value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && browse(typed)} />
        <Button onPress={() => browse(typed)}>{t('folder.go')}</Button>
      </div>
      <ListBox aria-label={t('folder.list')} className="list folder-list" items={listing?.folders ?? []} onAction={(key) => act(String(key))} renderEmptyState={() => <p className="muted">{t('folder.empty')}</p>}>
        {(folder) => (
          <ListBoxItem id={folder.path} textValue={folder.name} className="option">
            {folder.isWorkspace ? <Sprout aria-hidden /> : <Folder aria-hidden />}
            {folder.name}
            {folder.isWorkspace && <span className="hint">{t('folder.workspace')}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </DialogFrame>
  );
}
