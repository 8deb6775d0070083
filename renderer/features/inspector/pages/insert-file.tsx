import { ImagePlus } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import type { Page } from '#shared/model/page';
import { t } from '../../../i18n/t';
import { useStudio } from '../../../store/studio-context';
import { Button } from '../../../ui/button';

/** Puts a picture or another file at the end of a page. */
export function InsertFile({ page, onBusy }: { readonly page: Page; readonly onBusy?: (busy: boolean) => void }) {
  const studio = useStudio();
  const insert = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    onBusy?.(true);
    try {
      studio.take(await studio.bridge.invoke('document.addPageFile', { page: page.id, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
    } catch (error) {
      studio.fail(error);
    } finally {
      onBusy?.(false);
    }
  };
  return <FileTrigger onSelect={(files) => void insert(files?.[0])}><Button size="small" aria-label={t('inspect.insertFileInto', { title: page.title })}><ImagePlus aria-hidden /> {t('inspect.insertFile')}</Button></FileTrigger>;
}
