import { FileStack, FileX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { CopyInfo, CopyPreview } from '#shared/contract/shapes';
import { t } from '../../i18n/t';
import { useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { ComparisonView } from './comparison-view';
import { timeText } from '../../i18n/time-text';
import './history.css';

/** Copies that OneDrive, Dropbox and the like left beside the document: what merging one would change, then merge it or put it away. */
export function CopiesDialog() {
  const studio = useStudio();
  const [copies, setCopies] = useState<readonly CopyInfo[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [preview, setPreview] = useState<CopyPreview | null>(null);
  const close = (): void => studio.openDialog(null);
  const choose = (copy: CopyInfo | undefined): void => {
    setChosen(copy?.name ?? null);
    setPreview(null);
    if (copy?.readable) void studio.bridge.invoke('copies.preview', { name: copy.name }).then(setPreview).catch(studio.fail);
  };
  const refresh = (): void => void studio.bridge.invoke('copies.list', {}).then((answer) => {
    setCopies(answer.copies);
    choose(answer.copies[0]);
  }).catch(studio.fail);
  useEffect(refresh, [studio]);
  const copy = copies?.find((one) => one.name === chosen);
  const run = async (work: (name: string) => Promise<void>): Promise<void> => {
    if (!copy) return;
    try {
      await work(copy.name);
      refresh();
    } catch (error) {
      studio.fail(error);
    }
  };
  const merge = (): Promise<void> => run(async (name) => {
    studio.take(await studio.bridge.invoke('copies.merge', { name }));
    studio.toast('ok', t('copies.merged', { name }), true);
  });
  const putAway = (): Promise<void> => run(async (name) => {
    await studio.bridge.invoke('copies.putAway', { name });
    studio.toast('ok', t('copies.away', { name }));
  });
  return (
    <DialogFrame
      wide title={t('copies.title')} closeLabel={t('dialog.close')} onClose={close}
      foot={<><Button onPress={close}>{t('outside.later')}</Button><Button isDisabled={!copy} onPress={() => void putAway()}>{t('copies.putAway')}</Button><Button look="primary" isDisabled={!preview} onPress={() => void merge()}>{t('copies.merge')}</Button></>}
    >
      <p className="muted">{t('copies.lead')}</p>
      <div className="history-columns">
        <ListBox
          aria-label={t('copies.list')} className="list history-list" selectionMode="single" disallowEmptySelection selectedKeys={chosen ? [chosen] : []} items={(copies ?? []).map((one) => ({ ...one, id: one.name }))}
          onSelectionChange={(keys) => choose(copies?.find((one) => keys !== 'all' && keys.has(one.name)))} renderEmptyState={() => <p className="muted">{copies === null ? '' : t('copies.none')}</p>}
        >
          {(one) => (
            <ListBoxItem id={one.name} textValue={one.name} className="option">
              {one.readable ? <FileStack aria-hidden /> : <FileX aria-hidden />}
              <span className="history-state"><strong>{one.name}</strong><small>{timeText(one.modifiedMs)}</small></span>
            </ListBoxItem>
          )}
        </ListBox>
        <section aria-live="polite" className="history-detail">
          {copy && !copy.readable && <p>{copy.problem} {t('copies.unreadable')}</p>}
          {copy && preview && (
            <>
              {!preview.hasBase && <p className="muted">{t('copies.noBase')}</p>}
              {preview.overlaps.length > 0 && <><h3>{t('outside.overlaps')}</h3><ul>{preview.overlaps.map((overlap, index) => <li key={`${overlap.id} ${index}`}>{overlap.message}</li>)}</ul></>}
              <ComparisonView comparison={preview.comparison} />
            </>
          )}
        </section>
      </div>
    </DialogFrame>
  );
}
