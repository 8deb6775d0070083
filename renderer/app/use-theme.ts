import { useEffect } from 'react';
import type { Preferences } from '#shared/contract/shapes';

/** Puts the chosen theme, or the system's, on the page; follows the system while it is left to it. */
export function useTheme(theme: Preferences['theme'], reducedMotion: boolean): void {
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
      const chosen = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
      document.documentElement.dataset['theme'] = chosen;
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
  useEffect(() => {
    document.documentElement.classList.toggle('reduced-motion', reducedMotion);
  }, [reducedMotion]);
}
