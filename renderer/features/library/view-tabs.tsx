import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { settingsOf } from '#shared/document/trellis-document';
import { t } from '../../i18n/t';
import { deleteView, isSameView, plainView, renameView, saveView, showView, updateView, viewOf } from '../../store/library-view';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { visibleModules } from './rows';

/** The saved views of the team, beside all modules; what is shown can be kept as another. */
export function ViewTabs() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { view, saved } = useSession((state) => state.library);
  const { name: person, libraryColumns } = useSession((state) => state.preferences);
  const { views } = settingsOf(document);
  const counts = useMemo(() => views.map((each) => visibleModules(document, viewOf(each), person).length), [document, views, person]);
  const current = views.find(({ id }) => id === saved);
  const isChanged = !isSameView(view, current ? viewOf(current) : { ...plainView, columns: libraryColumns });
  return (
    <div className="view-tabs" role="group" aria-label={t('views.title')}>
      <button type="button" className="view-tab" aria-pressed={!current} onClick={() => showView(studio, null)}>{t('views.all')} <span className="count pill">{document.tables.module.size}</span></button>
      {views.map((each, index) => (
        <button key={each.id} type="button" className="view-tab" aria-pressed={each.id === saved} onClick={() => showView(studio, each)}><span className="truncate">{each.title}</span> <span className="count pill">{counts[index]}</span></button>
      ))}
      {current && isChanged && <Button size="small" look="quiet" onPress={() => void updateView(studio, current.id)}>{t('views.update', { title: current.title })}</Button>}
      {(isChanged || views.length === 0) && <NameMenu label={t('views.save')} title="" action={t('views.saveAs')} onName={(title) => void saveView(studio, title)} icon />}
      {current && <NameMenu label={t('views.rename')} title={current.title} action={t('views.rename')} onName={(title) => void renameView(studio, current.id, title)} />}
      {current && <Button size="small" look="quiet" onPress={() => void deleteView(studio, current.id)}>{t('views.delete')}</Button>}
    </div>
  );
}

function NameMenu({ label, title, action, icon = false, onName }: { readonly label: string; readonly title: string; readonly action: string; readonly icon?: boolean; readonly onName: (title: string) => void }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(title);
  const name = text.trim().slice(0, 80);
  return (
    <DialogTrigger isOpen={open} onOpenChange={(next) => { setOpen(next); setText(title); }}>
      <AriaButton className="button quiet small">{icon && <Plus aria-hidden />} {label}</AriaButton>
      <Popover className="popover padded">
        <Dialog aria-label={label}>
          <form className="row" onSubmit={(event) => { event.preventDefault(); if (name === '') return; setOpen(false); onName(name); }}>
            <input className="input" autoFocus maxLength={80} aria-label={t('views.name')} placeholder={t('views.name')} value={text} onChange={(event) => setText(event.target.value)} />
            <Button look="primary" type="submit" isDisabled={name === ''}>{action}</Button>
          </form>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
