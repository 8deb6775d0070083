import { ChartSpline, CircleAlert, Compass, Keyboard, SunMoon } from 'lucide-react';
import { t } from '../../i18n/t';
import type { StudioAction } from '../../store/actions';
import { savePreferences, toggleMetrics, toggleProblems } from '../../store/preferences';

export const viewActions: readonly StudioAction[] = [
  { id: 'view.problems', label: t('action.problems'), group: 'view', icon: CircleAlert, shortcuts: ['mod+shift+u'], run: toggleProblems },
  { id: 'view.metrics', label: t('action.metrics'), group: 'view', icon: ChartSpline, shortcuts: ['mod+shift+y'], run: toggleMetrics },
  {
    id: 'view.theme', label: t('action.theme'), group: 'view', icon: SunMoon, shortcuts: ['mod+shift+d'],
    run: (studio) => savePreferences(studio, { theme: document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark' }),
  },
  { id: 'help.shortcuts', label: t('action.shortcuts'), group: 'help', icon: Keyboard, shortcuts: ['?'], run: (studio) => studio.openDialog({ kind: 'shortcuts' }) },
  { id: 'help.tour', label: t('action.tour'), group: 'help', icon: Compass, when: (studio) => studio.replica.getState().status === 'ready', run: (studio) => { studio.show('library'); studio.openDialog({ kind: 'tour', step: 1 }); } },
];
