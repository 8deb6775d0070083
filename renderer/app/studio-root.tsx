import { StrictMode, useEffect } from 'react';
import { StudioProvider, useReplica, useSession } from '../store/studio-context';
import type { Studio } from '../store/studio';
import { t } from '../i18n/t';
import { Announcer } from './announcer';
import { DialogHost } from './dialog-host';
import { ErrorBoundary } from './error-boundary';
import { Frame } from './frame';
import { StartScreen } from './start/start-screen';
import { ToastRegion } from './toast-region';
import { useFileDrop } from './use-file-drop';
import { useShortcuts } from './use-shortcuts';
import { useTheme } from './use-theme';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './frame.css';

/** Everything that one window shows. */
export function StudioRoot({ studio }: { readonly studio: Studio }) {
  useEffect(() => studio.start(), [studio]);
  return (
    <StrictMode>
      <StudioProvider studio={studio}>
        <ErrorBoundary name="window">
          <Window />
        </ErrorBoundary>
      </StudioProvider>
    </StrictMode>
  );
}

function Window() {
  const status = useReplica((state) => state.status);
  const title = useReplica((state) => state.workspace?.title);
  const theme = useSession((state) => state.preferences.theme);
  const reduced = useSession((state) => state.preferences.reducedMotion);
  useTheme(theme, reduced);
  useShortcuts();
  useFileDrop();
  useEffect(() => {
    document.title = title ? `${title} – ${t('app.name')}` : t('app.name');
  }, [title]);
  return (
    <>
      {status === 'loading' && <main className="loading" aria-busy="true">{t('start.loading')}</main>}
      {status === 'no-workspace' && <StartScreen />}
      {status === 'ready' && <Frame />}
      <DialogHost />
      <ToastRegion />
      <Announcer />
    </>
  );
}
