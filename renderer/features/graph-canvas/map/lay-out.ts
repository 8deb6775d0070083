import type { LayoutInput, Point } from '#shared/graph/layout';
import type { LayoutDirection } from '#shared/graph/layout-direction';

export interface LayoutRun {
  /** Positions beside the nodes; null when it was cancelled. Rejects where the layout failed. */
  readonly done: Promise<readonly Point[] | null>;
  readonly cancel: () => void;
}

/** Lays out in a worker, so that the window stays quick meanwhile. */
export function layOut(input: LayoutInput, direction: LayoutDirection): LayoutRun {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  let cancel = (): void => undefined;
  const done = new Promise<readonly Point[] | null>((resolve, reject) => {
    cancel = () => resolve(null);
    worker.onmessage = ({ data }: MessageEvent<readonly Point[]>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ input, direction });
  }).finally(() => worker.terminate());
  return { done, cancel: () => cancel() };
}
