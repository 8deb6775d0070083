import { useEffect, useRef, useState } from 'react';
import { t } from '../../../i18n/t';
import { placeModules } from '../../../store/canvas-verbs';
import { modulesOf } from '../../../store/selectors';
import { useStudio } from '../../../store/studio-context';
import { layOut, type LayoutRun } from '../map/lay-out';
import { mapLayoutInput } from '../map/map-layout';

export interface Arrange {
  readonly isRunning: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

/** The automatic layout of the map in a worker: one step of Undo, pins kept, and called off by Stop or Escape. */
export function useArrange(): Arrange {
  const studio = useStudio();
  const run = useRef<LayoutRun | null>(null);
  const [isRunning, setRunning] = useState(false);
  const stop = (): void => run.current?.cancel();
  useEffect(() => {
    if (!isRunning) return undefined;
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      stop();
    };
    window.addEventListener('keydown', key, { capture: true });
    return () => window.removeEventListener('keydown', key, { capture: true });
  }, [isRunning]);
  useEffect(() => stop, []);
  const start = async (): Promise<void> => {
    if (run.current) return;
    const { document } = studio.replica.getState();
    const { direction } = studio.session.getState().canvas;
    const modules = modulesOf(document);
    const current = layOut(mapLayoutInput(document, (module) => module.position?.pinned ?? false), direction);
    run.current = current;
    setRunning(true);
    try {
      const positions = await current.done;
      if (!positions) return studio.toast('info', t('map.arrangeStopped'));
      // Modules may have come or gone while it ran.
      const places = modules.flatMap(({ id }, at) => (studio.replica.getState().document.tables.module.has(id) && positions[at] ? [{ id, ...positions[at] }] : []));
      if (await placeModules(studio, places, new Map(), t('action.arrange'), { layout: true, say: t('map.arranged', { count: places.length }) })) studio.signal('fit');
    } catch (reason) {
      studio.fail(reason);
    } finally {
      run.current = null;
      setRunning(false);
    }
  };
  return { isRunning, start: () => void start(), stop };
}
