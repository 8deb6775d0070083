import { t } from '../i18n/t';
import type { Studio } from './studio';

/** Writes the whole library as tables that import back, and says where. */
export async function exportLibrary(studio: Studio, format: 'xlsx' | 'csv'): Promise<void> {
  try {
    const { file } = await studio.bridge.invoke('export.library', { format });
    studio.toast('ok', t('library.exported', { file }));
  } catch (error) {
    studio.fail(error);
  }
}

/** Writes a table to fill in, and says where. */
export async function saveTemplate(studio: Studio, format: 'xlsx' | 'csv'): Promise<void> {
  try {
    const { file } = await studio.bridge.invoke('import.template', { format });
    studio.toast('ok', t('import.templateSaved', { file }));
  } catch (error) {
    studio.fail(error);
  }
}
