import { PackageSearch } from 'lucide-react';
import { useRef } from 'react';
import { t } from '../../i18n/t';
import { Button } from '../../ui/button';
import { DropZone } from '../../ui/drop-zone';

/** One file, dropped or chosen; and why the last one could not be read. */
export function PackageChooser({ problem, onChoose }: { readonly problem: string; readonly onChoose: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined): void => {
    if (file) onChoose(file);
  };
  return (
    <>
      <DropZone icon={<PackageSearch aria-hidden />} title={t('package.drop')} text={t('package.kinds')} onDrop={(transfer) => take(transfer.files[0])}>
        <Button autoFocus onPress={() => input.current?.click()}>{t('package.file')}</Button>
        <input ref={input} type="file" hidden aria-label={t('package.file')} data-testid="package-file" accept=".zip,.mbz,.imscc,.pif" onChange={(event) => take(event.target.files?.[0])} />
      </DropZone>
      {problem && <p role="alert" className="note err">{problem}</p>}
    </>
  );
}
