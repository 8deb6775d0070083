import { Bold, ChevronLeft, ChevronRight, Code, Heading2, Italic, Link, List, ListOrdered, TextQuote, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { estimateLines } from '#shared/document/breakdown/estimate-minutes';
import type { RecordId } from '#shared/model/ids';
import type { Page } from '#shared/model/page';
import { estimateParts } from '../../../i18n/estimate-text';
import { t } from '../../../i18n/t';
import { shortcutKeys } from '../../../store/actions';
import { nameOf, pagesOf } from '../../../store/selectors';
import { useReplica, useStudio } from '../../../store/studio-context';
import { setFields } from '../../../store/verbs';
import { IconButton } from '../../../ui/button';
import { DialogFrame } from '../../../ui/dialog-frame';
import { useDraft } from '../../../ui/draft';
import { TextInput } from '../../../ui/text-input';
import { InsertFile } from './insert-file';
import { marks, toggleMark, type Mark } from './markdown-marks';
import { PagePreview } from './page-preview';
import './page-dialog.css';

const icons: Readonly<Record<Mark, LucideIcon>> = { bold: Bold, italic: Italic, code: Code, link: Link, heading: Heading2, list: List, numbered: ListOrdered, quote: TextQuote };
const keys: Readonly<Record<string, Mark>> = { b: 'bold', i: 'italic', k: 'link', e: 'code' };

/** A page of a module in a large window: what is written at the left, what learners read at the right. */
export function PageDialog({ page: id }: { readonly page: RecordId }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const page = document.tables.page.get(id);
  const pages = page ? pagesOf(document, page.module).filter(({ format }) => format === 'markdown') : [];
  const at = pages.findIndex((one) => one.id === id);
  const close = (): void => studio.openDialog(null);
  const isGone = !page;
  const [first] = useState(id);
  useEffect(() => {
    if (isGone) studio.openDialog(null);
  }, [isGone, studio]);
  if (!page) return null;
  const estimate = estimateLines(page.body);
  const go = (by: -1 | 1): void => {
    const next = pages[at + by];
    if (next) studio.openDialog({ kind: 'page', page: next.id });
  };
  return (
    <DialogFrame
      size="full" title={nameOf(document, page.module)} closeLabel={t('dialog.close')} onClose={close}
      foot={
        <>
          <IconButton label={t('page.previous')} isDisabled={at <= 0} onPress={() => go(-1)}><ChevronLeft /></IconButton>
          <span className="muted num">{t('page.of', { number: at + 1, count: pages.length })}</span>
          <IconButton label={t('page.next')} isDisabled={at >= pages.length - 1} onPress={() => go(1)}><ChevronRight /></IconButton>
          <span className="spacer" />
          {estimate.minutes > 0 && <span className="muted">{t('estimate.line', { minutes: estimate.minutes, parts: estimateParts(estimate) })}</span>}
        </>
      }
    >
      <Desk key={page.id} page={page} takesFocus={page.id === first} />
    </DialogFrame>
  );
}

function Desk({ page, takesFocus }: { readonly page: Page; readonly takesFocus: boolean }) {
  const studio = useStudio();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(page.body.join('\n'), (text) => void setFields(studio, page.id, { body: text.split('\n') }));
  // What is put into the page comes back as its whole text: nothing is typed meanwhile.
  const [isBusy, setBusy] = useState(false);
  const insert = (busy: boolean): void => {
    if (busy) draft.commit();
    setBusy(busy);
  };
  const put = (mark: Mark): void => {
    const area = field.current;
    if (!area || isBusy) return;
    const { text, start, end } = toggleMark({ text: draft.value, start: area.selectionStart, end: area.selectionEnd }, mark);
    // Drawn at once: a key that follows meets the new text and the new selection, however busy the machine is.
    flushSync(() => draft.change(text));
    area.focus();
    area.setSelectionRange(start, end);
  };
  const keyDown = (event: KeyboardEvent): void => {
    const mark = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey ? keys[event.key.toLowerCase()] : undefined;
    if (!mark) return;
    event.preventDefault();
    event.stopPropagation();
    put(mark);
  };
  return (
    <div className="page-desk" onKeyDown={keyDown}>
      <div className="row page-desk-head">
        <TextInput label={t('inspect.pageTitle')} value={page.title} onCommit={(title) => title.trim() !== '' && void setFields(studio, page.id, { title })} />
        <div className="row" role="toolbar" aria-label={t('page.marks')}>
          {marks.map((mark) => {
            const Icon = icons[mark];
            const key = Object.keys(keys).find((one) => keys[one] === mark);
            return <IconButton key={mark} size="small" label={t(`page.mark.${mark}`)} {...(key ? { keys: shortcutKeys(`mod+${key}`) } : {})} onPress={() => put(mark)}><Icon /></IconButton>;
          })}
        </div>
        <InsertFile page={page} onBusy={insert} />
      </div>
      <textarea ref={field} className="input mono" aria-label={t('inspect.pageBody')} value={draft.value} autoFocus={takesFocus} readOnly={isBusy} spellCheck onChange={(event) => draft.change(event.target.value)} onBlur={draft.finish} />
      <section aria-label={t('inspect.preview')} tabIndex={0}><PagePreview text={draft.value} /></section>
    </div>
  );
}
