import type { Preferences } from '#shared/contract/shapes';
import { changeCanvas } from './canvas-view';
import type { Studio } from './studio';

/** Changes preferences at once in this window and tells the host, which keeps them. */
export function savePreferences(studio: Studio, change: Partial<Preferences>): void {
  const preferences = { ...studio.session.getState().preferences, ...change };
  studio.session.setState({ preferences });
  void studio.bridge.invoke('preferences.set', preferences).catch(studio.fail);
}

/** The way that a map is arranged, and snapping: changed in this window, and kept by the host. */
export function keepCanvas(studio: Studio, change: Partial<Preferences['canvas']>): void {
  changeCanvas(studio.session, change);
  const { direction, snap } = studio.session.getState().canvas;
  savePreferences(studio, { canvas: { direction, snap } });
}

/** Opens the dock at the bottom, or closes it; the host keeps which. */
function openDock(studio: Studio, open: boolean): void {
  const { layout } = studio.session.getState().preferences;
  studio.session.setState({ problemsOpen: open });
  savePreferences(studio, { layout: { ...layout, problems: open } });
}

/** Shows Problems (or the guarantees, where they were shown last), or closes the dock where it shows them already. */
export function toggleProblems(studio: Studio): void {
  const { problemsOpen, dockTab } = studio.session.getState();
  if (dockTab === 'metrics') studio.session.setState({ dockTab: 'problems' });
  openDock(studio, !problemsOpen || dockTab === 'metrics');
}

/** Shows the metrics, or closes the dock where it shows them already. */
export function toggleMetrics(studio: Studio): void {
  const { problemsOpen, dockTab } = studio.session.getState();
  studio.session.setState({ dockTab: 'metrics' });
  openDock(studio, !problemsOpen || dockTab !== 'metrics');
}

export function closeDock(studio: Studio): void {
  openDock(studio, false);
}
