import { ChevronDown, ChevronRight, Link, Maximize2, Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RecordId } from '#shared/model/ids';
import type { Page } from '#shared/model/page';
import { t } from '../../../i18n/t';
import { newId } from '../../../store/new-id';
import { nameOf, nextPlace, pagesOf } from '../../../store/selectors';
import { useReplica, useStudio } from '../../../store/studio-context';
import { createRecord, setFields } from '../../../store/verbs';
import { IconButton } from '../../../ui/button';
import { Segments } from '../../../ui/segments';
import { TextInput } from '../../../ui/text-input';
import { InsertFile } from './insert-file';
import { LinkPage } from './link-page';
import { PagePreview } from './page-preview';

/** The content pages of a module. */
export function PagesEditor({ module }: { readonly module: RecordId }) {
  const studio = useStudio();
  const [fresh, setFresh] = useState<RecordId | null>(null);
  const add = (more: object): void => {
    const id = newId('page');
    void createRecord(studio, { id, type: 'page', module, title: t('inspect.newPage'), place: nextPlace(pages), ...more }).then((done) => done && setFresh(id));
  };
  const pages = useReplica((state) => pagesOf(state.document, module));
  return (
    <section>
      <div className="row">
        <h3>{t('inspect.pages')}</h3>
        <span className="count">{pages.length}</span>
        <span className="spacer" />
        <IconButton size="small" label={t('linkPage.add')} onPress={() => add({ title: t('linkPage.new'), format: 'link' })}><Link /></IconButton>
        <IconButton size="small" label={t('inspect.addPage')} onPress={() => add({})}><Plus /></IconButton>
      </div>
      {pages.length === 0 && <p className="muted">{t('inspect.noPages')}</p>}
      {pages.map((page, index) => <PageItem key={page.id} page={page} number={index + 1} startsOpen={pages.length === 1} isFresh={page.id === fresh} />)}
    </section>
  );
}

function PageItem({ page, number, startsOpen, isFresh }: { readonly page: Page; readonly number: number; readonly startsOpen: boolean; readonly isFresh: boolean }) {
  const item = useRef<HTMLElement>(null);
  // A page that was just added is named first.
  useEffect(() => {
    const title = isFresh ? item.current?.querySelector<HTMLInputElement>('input') : null;
    title?.focus();
    title?.select();
    if (isFresh) item.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isFresh]);
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const isEmpty = page.body.every((line) => line.trim() === '');
  const [open, setOpen] = useState(startsOpen || isEmpty);
  const [mode, setMode] = useState<'write' | 'preview'>(isEmpty ? 'write' : 'preview');
  const Icon = open ? ChevronDown : ChevronRight;
  const text = page.body.join('\n');
  return (
    <article className="page-item" ref={item}>
      <div className="row">
        <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}><Icon aria-hidden /><span className="truncate">{page.title}</span></button>
        {page.format === 'markdown' && <IconButton size="small" label={t('page.enlarge', { title: page.title })} onPress={() => studio.openDialog({ kind: 'page', page: page.id })}><Maximize2 /></IconButton>}
        <IconButton size="small" label={t('inspect.remove', { name: t('inspect.page', { number }) })} onPress={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [page.id] } }, { focus: [page.module] })}><Trash2 /></IconButton>
      </div>
      {open && page.format === 'asset' && <p className="muted">{t('inspect.assetPage', { file: page.asset ? nameOf(document, page.asset) : '' })}</p>}
      {open && page.format === 'link' && <LinkPage page={page} />}
      {open && page.format === 'markdown' && (
        <div className="stack">
          <Segments label={t('inspect.page', { number })} value={mode} choices={[{ value: 'preview', label: t('inspect.preview') }, { value: 'write', label: t('inspect.write') }]} onChange={setMode} />
          {mode === 'preview' ? <PagePreview text={text} /> : (
            <>
              <TextInput label={t('inspect.pageTitle')} value={page.title} onCommit={(title) => title.trim() !== '' && void setFields(studio, page.id, { title })} />
              <InsertFile page={page} />
              <TextInput multiline rows={14} className="mono" label={t('inspect.pageBody')} value={text} onCommit={(body) => void setFields(studio, page.id, { body: body.split('\n') })} />
            </>
          )}
        </div>
      )}
    </article>
  );
}
