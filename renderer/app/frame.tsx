import { t } from '../i18n/t';
import { savePreferences } from '../store/preferences';
import { useSession, useStudio } from '../store/studio-context';
import { ActivityBar } from './activity-bar';
import { ErrorBoundary } from './error-boundary';
import { MetricsPanel } from '../features/metrics/metrics-panel';
import { ProblemsPanel } from '../features/problems/problems-panel';
import { Resizer } from '../ui/resizer';
import { screenParts } from './screen-parts';
import { StatusBar } from './status-bar';
import { TitleBar } from './title-bar';
import { useToolbarTitles } from './use-toolbar-titles';
import { WorkspaceBanners } from './workspace-banners';

/** The window of an open workspace: bars around an outline, the work area and an inspector. */
export function Frame() {
  const studio = useStudio();
  useToolbarTitles();
  const screen = useSession((state) => state.screen);
  const layout = useSession((state) => state.preferences.layout);
  const mode = useSession((state) => state.canvasMode);
  const { Outline, Centre, Side } = screenParts[screen];
  const resize = (change: Partial<typeof layout>): void => savePreferences(studio, { layout: { ...layout, ...change } });
  return (
    <div className={mode === 'usual' ? 'frame' : `frame ${mode}`} style={{ gridTemplateColumns: mode === 'usual' ? `56px min(${layout.outline}px, 22vw) minmax(0, 1fr) min(${layout.inspector}px, 30vw)` : 'minmax(0, 1fr)' }}>
      <TitleBar />
      <ActivityBar />
      <aside className="outline" aria-label={t('nav.outline')}>
        <ErrorBoundary name={`outline ${screen}`}>
          <Outline />
        </ErrorBoundary>
        <Resizer label={t('nav.resizeOutline')} side="right" width={layout.outline} min={180} max={420} onResize={(outline) => resize({ outline })} />
      </aside>
      <main className="centre" aria-label={t(`screen.${screen}`)}>
        <h1 className="visually-hidden">{t(`screen.${screen}`)}</h1>
        <WorkspaceBanners />
        <ErrorBoundary name={screen}>
          <Centre />
        </ErrorBoundary>
        <ProblemsPanel Metrics={MetricsPanel} />
      </main>
      <aside className="inspector" aria-label={t('nav.inspector')}>
        <Resizer label={t('nav.resizeInspector')} side="left" width={layout.inspector} min={240} max={520} onResize={(inspector) => resize({ inspector })} />
        <ErrorBoundary name={`inspector ${screen}`}>
          <Side />
        </ErrorBoundary>
      </aside>
      <StatusBar />
    </div>
  );
}
