import type { Preferences } from '#shared/contract/shapes';
import type { Studio } from './studio';

/** Changes preferences at once in this window and tells the host, which keeps them. */
export function savePreferences(studio: Studio, change: Partial<Preferences>): void {
  const preferences = { ...studio.session.getState().preferences, ...change };
  studio.session.setState({ preferences });
  void studio.bridge.invoke('preferences.set', preferences).catch(studio.fail);
}

export function toggleProblems(studio: Studio): void {
  const { problemsOpen, preferences } = studio.session.getState();
  studio.session.setState({ problemsOpen: !problemsOpen });
  savePreferences(studio, { layout: { ...preferences.layout, problems: !problemsOpen } });
}
