import type { Node } from '@xyflow/react';
import type { LayoutDirection } from '#shared/graph/layout-direction';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../../i18n/t';
import { useStudio } from '../../../store/studio-context';
import { Button, IconButton } from '../../../ui/button';
import type { View } from '../drawing/use-view';
import { stopsOf } from './stops';

const forward: readonly string[] = ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter'];
const back: readonly string[] = ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'];

/** Leads through the drawing on the whole screen: the whole first, then zone by zone and module by module. */
export function PresentBar({ title, nodes, direction, view }: { readonly title: string; readonly nodes: readonly Node[]; readonly direction: LayoutDirection; readonly view: View }) {
  const studio = useStudio();
  const stops = useMemo(() => stopsOf(nodes, direction, title), [nodes, direction, title]);
  const [at, setAt] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const index = Math.min(at, Math.max(0, stops.length - 1));
  const stop = stops[index];
  const label = nodes.find(({ id }) => id === stop?.id)?.ariaLabel ?? title;
  const move = (by: number): void => setAt((now) => Math.max(0, Math.min(stops.length - 1, Math.min(now, stops.length - 1) + by)));
  const leave = (): void => studio.session.setState({ canvasMode: 'usual' });
  const now = useRef({ view, stops });
  now.current = { view, stops };
  useEffect(() => {
    const { stops: all, view: shown } = now.current;
    const here = all[index];
    if (!here) return undefined;
    studio.select(here.id ? [here.id] : []);
    // The canvas takes its new size first.
    const frame = requestAnimationFrame(() => (here.id ? shown.focus(here.rect) : shown.fit()));
    return () => cancelAnimationFrame(frame);
  }, [studio, index]);
  useEffect(() => {
    const before = document.activeElement;
    bar.current?.focus();
    void document.documentElement.requestFullscreen?.().catch(() => undefined);
    const changed = (): void => {
      if (document.fullscreenElement === null) leave();
      else requestAnimationFrame(() => now.current.view.fit(0));
    };
    document.addEventListener('fullscreenchange', changed);
    return () => {
      document.removeEventListener('fullscreenchange', changed);
      if (document.fullscreenElement) void document.exitFullscreen();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isButton = event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter');
      const step = isButton ? 0 : forward.includes(event.key) ? 1 : back.includes(event.key) ? -1 : event.key === 'Home' ? -Infinity : event.key === 'End' ? Infinity : 0;
      if (event.key === 'Escape') leave();
      else if (step !== 0) move(step);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  });
  return (
    <div ref={bar} className="present-bar" role="group" aria-label={t('present.label')} tabIndex={-1}>
      <IconButton label={t('present.back')} isDisabled={index === 0} onPress={() => move(-1)}><ChevronLeft /></IconButton>
      <div className="present-words" role="status">
        <strong>{stop?.title || label}</strong>
        <span className="num">{t('present.at', { at: index + 1, count: stops.length })}</span>
      </div>
      <IconButton label={t('present.next')} isDisabled={index >= stops.length - 1} onPress={() => move(1)}><ChevronRight /></IconButton>
      <Button size="small" look="quiet" onPress={leave}><X aria-hidden /> {t('present.leave')}</Button>
    </div>
  );
}
