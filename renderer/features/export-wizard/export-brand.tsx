import { FileTrigger } from 'react-aria-components';
import { settingsOf } from '#shared/document/trellis-document';
import type { Asset } from '#shared/model/asset';
import { settingsId, type Settings } from '#shared/model/settings';
import { t } from '../../i18n/t';
import { useReplica, useStudio } from '../../store/studio-context';
import { setFieldsFrom } from '../../store/verbs';
import { Button } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';

/** The player's own colour: what the picker shows until one is chosen. */
const playerAccent = '#2f6f4f';

/** How the player looks to the organisation's people: name, logo, colour, language. Edits of the document, undone like any. */
export function ExportBrand() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { brand, language } = settingsOf(document);
  const images = [...document.tables.asset.values()].filter((asset) => asset.mediaType.startsWith('image/'));
  const set = (change: Partial<Settings['brand']>): void => void setFieldsFrom(studio, settingsId, (now) => ({ brand: { ...(now as Settings).brand, ...change } }));
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      studio.take(await studio.bridge.invoke('document.setLogo', { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
    } catch (error) {
      studio.fail(error);
    }
  };
  return (
    <section className="export-choices brand">
      <h3>{t('brand.title')}</h3>
      <label><span>{t('brand.name')}</span><TextInput label={t('brand.name')} value={brand.name} placeholder={t('brand.none')} onCommit={(name) => set({ name: name.slice(0, 80) })} /></label>
      <SelectBox label={t('brand.logo')} prefix={t('brand.logo')} value={brand.logo ?? ''} choices={[{ value: '', label: t('brand.none') }, ...images.map(({ id, path }) => ({ value: id, label: path }))]} onChange={(logo) => set({ logo: logo === '' ? null : (logo as Asset['id']) })} />
      <FileTrigger acceptedFileTypes={['image/svg+xml', 'image/png', 'image/jpeg', 'image/webp', 'image/gif']} onSelect={(files) => void choose(files?.[0])}><Button size="small">{t('brand.choose')}</Button></FileTrigger>
      <label>
        <span>{t('brand.accent')}</span>
        <input type="color" aria-label={t('brand.accent')} value={brand.accent ?? playerAccent} onChange={(event) => set({ accent: event.target.value.toLowerCase() })} />
        {brand.accent !== null && <button type="button" className="button" onClick={() => set({ accent: null })}>{t('brand.own')}</button>}
      </label>
      <label><span>{t('brand.language')}</span><TextInput label={t('brand.language')} value={language} onCommit={(next) => next.trim() !== '' && void setFieldsFrom(studio, settingsId, () => ({ language: next.trim().slice(0, 40) }))} /></label>
      <small className="muted">{t('brand.hint')}</small>
    </section>
  );
}
