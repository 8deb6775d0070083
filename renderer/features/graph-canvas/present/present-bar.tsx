import type { Node } from '@xyflow/react';
import { getRecord } from '#shared/document/trellis-document';
import type { LayoutDirection } from '#shared/graph/layout-direction';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../../i18n/t';
import { useStudio } from '../../../store/studio-context';
import { Button, IconButton } from '../../../ui/button';
import type { View } from '../drawing/use-view';
import { stopsOf } from './stops';

const forward: readonly string[] = ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter'];
/** What the bar covers below, with the space around it. */
const barHeight = 110;
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
  // Before the first stop is shown: afterwards the canvas is where it was, with what was selected.
  useEffect(() => {
    const { selection } = studio.session.getState();
    const bringBack = now.current.view.keep();
    return () => {
      studio.select(selection.filter((id) => getRecord(studio.replica.getState().document, id) !== undefined));
      bringBack();
    };
  }, [studio]);
  useEffect(() => {
    const { stops: all, view: shown } = now.current;
    const here = all[index];
    if (!here) return undefined;
    studio.select(here.id ? [here.id] : []);
    // The canvas takes its new size first.
    const frame = requestAnimationFrame(() => (here.id ? shown.focus(here.rect) : shown.fit(200, barHeight)));
    return () => cancelAnimationFrame(frame);
  }, [studio, index]);
  useEffect(() => {
    const before = document.activeElement;
    bar.current?.focus();
    void document.documentElement.requestFullscreen?.().catch(() => undefined);
    const changed = (): void => {
      if (document.fullscreenElement === null) leave();
      else requestAnimationFrame(() => now.current.view.fit(0, barHeight));
    };
    document.addEventListener('fullscreenchange', changed);
    return () => {
      document.removeEventListener('fullscreenchange', changed);
      if (document.fullscreenElement) void document.exitFullscreen();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    // Nothing is edited meanwhile: no other key reaches the studio or the canvas.
    const press = (event: KeyboardEvent): void => {
      const isButton = event.target instanceof Element && event.target.closest('button') !== null && bar.current?.contains(event.target) === true && (event.key === ' ' || event.key === 'Enter');
      if (event.key === 'Tab' || isButton) return;
      event.stopPropagation();
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = forward.includes(event.key) ? 1 : back.includes(event.key) ? -1 : event.key === 'Home' ? -Infinity : event.key === 'End' ? Infinity : 0;
      if (event.key === 'Escape') leave();
      else if (step !== 0) move(step);
      else return;
      event.preventDefault();
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
