import { t } from '../i18n/t';
import type { Studio } from './studio';

/** Waits for a file that the host writes, and says where it is, or why it is not. True when it is written. */
export async function tellSaved(studio: Studio, writing: () => Promise<{ readonly file: string }>): Promise<boolean> {
  try {
    studio.toast('ok', t('picture.saved', { file: (await writing()).file }));
    return true;
  } catch (error) {
    studio.fail(error);
    return false;
  }
}
