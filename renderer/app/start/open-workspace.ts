import { t } from '../../i18n/t';
import { resnapshot } from '../../store/replica';
import type { Studio } from '../../store/studio';

async function enter(studio: Studio, opened: Promise<unknown>): Promise<boolean> {
  try {
    await opened;
    studio.session.setState({ selection: [], role: null, profiles: { a: null, b: null }, screen: 'library' });
    await resnapshot(studio.replica, studio.bridge);
    return true;
  } catch (error) {
    studio.fail(error);
    return false;
  }
}

export function openWorkspace(studio: Studio, path: string): Promise<boolean> {
  return enter(studio, studio.bridge.invoke('workspace.open', { path }));
}

/** A new workspace from a template or sample, in `path` or in the host's own folder. */
export function createWorkspace(studio: Studio, starter: string, path: string | null = null): Promise<boolean> {
  return enter(studio, studio.bridge.invoke('workspace.create', { path, starter }));
}

/** The host's own folder dialog where it has one, else ours. */
export async function pickFolder(studio: Studio, purpose: 'open'): Promise<void> {
  try {
    const picked = await studio.bridge.invoke('workspace.pickFolder', { title: t('folder.openTitle') });
    if (!picked.supported) studio.openDialog({ kind: 'folder', purpose });
    else if (picked.path) await openWorkspace(studio, picked.path);
  } catch (error) {
    studio.fail(error);
  }
}
