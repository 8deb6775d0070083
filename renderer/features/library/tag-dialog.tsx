import { useState } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { useReplica, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { TagInput } from '../../ui/tag-input';
import { offeredWords } from '../../store/fields/vocabularies';

/** Adds tags to many modules, and takes tags away, in one step. */
export function TagDialog({ modules }: { readonly modules: readonly RecordId[] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  const present = [...new Set(modules.flatMap((id) => document.tables.module.get(id)?.tags ?? []))].sort();
  const close = (): void => studio.openDialog(null);
  const apply = async (): Promise<void> => {
    if (!(await studio.dispatch({ name: 'module.tag', payload: { modules: [...modules], add, remove: [...remove] } }, { focus: modules }))) return;
    close();
    studio.toast('ok', t('toast.tagged', { count: modules.length }), true);
  };
  return (
    <DialogFrame
      title={t('tag.title', { count: modules.length })} closeLabel={t('dialog.close')} onClose={close}
      foot={<><Button onPress={close}>{t('dialog.cancel')}</Button><Button look="primary" isDisabled={add.length === 0 && remove.length === 0} onPress={() => void apply()}>{t('tag.apply')}</Button></>}
    >
      <div className="field">
        {t('tag.add')}
        <div className="input" style={{ height: 'auto' }}>
          <TagInput autoFocus label={t('tag.add')} tags={add} suggestions={offeredWords(document, 'tags')} placeholder={t('tag.placeholder')} removeLabel={(tag) => t('library.removeTag', { tag })} onChange={setAdd} />
        </div>
      </div>
      <div className="field">
        {t('tag.remove')}
        {present.length === 0 && <span>{t('tag.none')}</span>}
        <div className="row" style={{ flexWrap: 'wrap' }}>
          {present.map((tag) => (
            <label key={tag} className="row">
              <input type="checkbox" className="check" checked={remove.includes(tag)} onChange={(event) => setRemove(event.target.checked ? [...remove, tag] : remove.filter((other) => other !== tag))} />
              {tag}
            </label>
          ))}
        </div>
      </div>
    </DialogFrame>
  );
}
