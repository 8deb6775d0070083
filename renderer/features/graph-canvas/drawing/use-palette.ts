import { useMemo, useSyncExternalStore } from 'react';
import { paletteOf, type Palette } from './paint';

function watchTheme(changed: () => void): () => void {
  const watch = new MutationObserver(changed);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => watch.disconnect();
}

/** The colours of the theme that the page has now, as a canvas can use them; read once per theme, as reading them has the page's styles worked out. */
export function usePalette(): Palette {
  const theme = useSyncExternalStore(watchTheme, () => document.documentElement.dataset['theme']);
  return useMemo(() => paletteOf(document.documentElement), [theme]);
}
