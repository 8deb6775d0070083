import { Ellipsis, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { settingsOf } from '#shared/document/trellis-document';
import { t } from '../../i18n/t';
import { deleteView, isSameView, plainView, renameView, saveView, showView, updateView, viewOf } from '../../store/library-view';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Button, IconButton } from '../../ui/button';
import { CommitInput } from '../../ui/commit-input';
import { visibleModules } from './rows';

/** The saved views of the team, beside all modules; what is shown can be kept as another. */
export function ViewTabs() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { view, saved } = useSession((state) => state.library);
  const { name: person, libraryColumns } = useSession((state) => state.preferences);
  const { views } = settingsOf(document);
  const counts = useMemo(() => views.map((each) => visibleModules(document, viewOf(each), person).length), [document, views, person]);
  const [renaming, setRenaming] = useState<string | null>(null);
  const current = views.find(({ id }) => id === saved);
  const isChanged = !isSameView(view, current ? viewOf(current) : { ...plainView, columns: libraryColumns });
  return (
    <div className="view-strip" role="group" aria-label={t('views.title')}>
      <div className="view-tabs" tabIndex={-1}>
      <button type="button" className="view-tab" aria-pressed={!current} onClick={() => showView(studio, null)}>{t('views.all')} <span className="count pill">{document.tables.module.size}</span></button>
      {views.map((each, index) => each.id === renaming ? (
        <span key={each.id} className="view-tab-name" onBlur={() => setRenaming(null)} onKeyDown={(event) => (event.key === 'Escape' || event.key === 'Enter') && setRenaming(null)}><CommitInput autoFocus label={t('views.name')} value={each.title} onCommit={(title) => title.trim() !== '' && void renameView(studio, each.id, title.trim().slice(0, 80))} /></span>
      ) : (
        <button key={each.id} type="button" className="view-tab" aria-pressed={each.id === saved} onClick={() => showView(studio, each)}><span className="truncate">{each.title}</span> <span className="count pill">{counts[index]}</span></button>
      ))}
      </div>
      {current && (
        <MenuTrigger>
          <IconButton size="small" label={t('views.options', { title: current.title })}><Ellipsis /></IconButton>
          <Popover className="popover">
            <Menu className="list" aria-label={t('views.options', { title: current.title })} onAction={(key) => { if (key === 'rename') setRenaming(current.id); else void deleteView(studio, current.id); }}>
              <MenuItem id="rename" className="option">{t('views.rename')}</MenuItem>
              <MenuItem id="delete" className="option">{t('views.delete')}</MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
      {current && isChanged && <Button size="small" look="quiet" onPress={() => void updateView(studio, current.id)}>{t('views.update')}</Button>}
      {(isChanged || views.length === 0) && <SaveView onName={(title) => void saveView(studio, title)} />}
    </div>
  );
}

function SaveView({ onName }: { readonly onName: (title: string) => void }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const name = text.trim().slice(0, 80);
  return (
    <DialogTrigger isOpen={open} onOpenChange={(next) => { setOpen(next); setText(''); }}>
      <AriaButton className="button quiet small"><Plus aria-hidden /> {t('views.save')}</AriaButton>
      <Popover className="popover padded">
        <Dialog aria-label={t('views.save')}>
          <form className="row" onSubmit={(event) => { event.preventDefault(); if (name === '') return; setOpen(false); onName(name); }}>
            <input className="input" autoFocus maxLength={80} aria-label={t('views.name')} placeholder={t('views.name')} value={text} onChange={(event) => setText(event.target.value)} />
            <Button look="primary" type="submit" isDisabled={name === ''}>{t('views.saveAs')}</Button>
          </form>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
