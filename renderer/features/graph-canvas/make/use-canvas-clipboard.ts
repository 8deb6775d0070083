import { useEffect } from 'react';
import { t } from '../../../i18n/t';
import { newId } from '../../../store/new-id';
import { copyText, pasteRecords } from '../../../store/record-clipboard';
import { useStudio } from '../../../store/studio-context';

const isText = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA'].includes(target.tagName));

/** Ctrl+C and Ctrl+V of modules with what belongs to them, in one workspace or from one to another. A paste is one step. */
export function useCanvasClipboard(): void {
  const studio = useStudio();
  useEffect(() => {
    const copy = (event: ClipboardEvent): void => {
      const { selection, dialog } = studio.session.getState();
      const ids = new Set(selection.filter((id) => id.startsWith('module:')));
      if (ids.size === 0 || dialog || isText(event.target) || !event.clipboardData || (window.getSelection()?.toString() ?? '') !== '') return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', copyText(studio.replica.getState().document, ids));
      studio.toast('info', t('canvas.copied', { count: ids.size }));
    };
    const paste = (event: ClipboardEvent): void => {
      if (studio.session.getState().dialog || isText(event.target) || !event.clipboardData) return;
      const made = pasteRecords(studio.replica.getState().document, event.clipboardData.getData('text/plain'), newId);
      if (!made) return studio.toast('info', t('canvas.pasteNothing'));
      event.preventDefault();
      const say = t('canvas.pasted', { count: made.modules.length });
      void studio.dispatch({ name: 'record.create', payload: { records: [...made.records] } }, { label: say, focus: made.modules, say }).then((done) => {
        if (!done) return;
        studio.select(made.modules);
        studio.signal('reveal');
      });
    };
    window.addEventListener('copy', copy);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('copy', copy);
      window.removeEventListener('paste', paste);
    };
  }, [studio]);
}
