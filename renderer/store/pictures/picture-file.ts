import type { PictureFormat } from '#shared/contract/shapes';
import type { Picture } from '#shared/exchange/pictures/picture';
import { canWritePdf, writePdf } from '#shared/exchange/pictures/write-pdf';
import { writeSvg } from '#shared/exchange/pictures/write-svg';
import { t } from '../../i18n/t';
import type { Studio } from '../studio';
import { tellSaved } from '../tell-saved';
import { jpegOf, pngOf } from './raster';

/** How fine a PDF is that has to be an image: pixels for one CSS pixel. */
const imageScale = 2;

/** A picture as the bytes of a file. `scale`: of a PNG, pixels for one CSS pixel. */
export async function bytesOf(picture: Picture, format: PictureFormat, scale: number): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'svg') return new TextEncoder().encode(writeSvg(picture));
  if (format === 'png') return new Uint8Array(await (await pngOf(picture, scale)).arrayBuffer());
  return new Uint8Array(writePdf(picture, canWritePdf(picture) ? null : await jpegOf(picture, imageScale)));
}

/** Writes a picture through the host, and says where. True when it is written. */
export function savePicture(studio: Studio, picture: Picture, format: PictureFormat, scale: number): Promise<boolean> {
  return tellSaved(studio, async () => studio.bridge.invoke('export.picture', { title: picture.title, format, bytes: await bytesOf(picture, format, scale) }));
}

/** Puts a picture on the clipboard as PNG, as it is pasted into slides and documents. */
export async function copyPicture(studio: Studio, picture: Picture, scale: number): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(picture, scale) })]);
    studio.toast('ok', t('picture.copied'));
    return true;
  } catch (error) {
    studio.fail(error);
    return false;
  }
}
