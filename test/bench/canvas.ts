import type { Browser, Page } from '@playwright/test';
import { inTurns } from './host';
import { quantile, report, type Row } from './measure';
import { generateDocument } from './workload';

interface Times {
  /** The map's screen asked for until the drawing is painted. */
  readonly paint: number;
  /** Between two frames. */
  readonly panFar: readonly number[];
  readonly zoom: readonly number[];
  readonly panNear: readonly number[];
  /** One way only, into what was not in sight before. */
  readonly panOn: readonly number[];
  readonly drag: readonly number[];
  /** Nodes in sight while the view moves near by. */
  readonly near: number;
}

/** Turns the wheel over the canvas once a frame; times between frames. With `ctrl` it zooms. */
function wheel(tab: Page, turns: readonly { readonly x: number; readonly y: number; readonly ctrl?: boolean }[]): Promise<readonly number[]> {
  return tab.locator('.react-flow__pane').evaluate(async (pane, list) => {
    const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
    const box = pane.getBoundingClientRect();
    const times: number[] = [];
    let last = await frame();
    for (const { x, y, ctrl } of list) {
      pane.dispatchEvent(new WheelEvent('wheel', { deltaX: x, deltaY: y, ctrlKey: ctrl === true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, bubbles: true, cancelable: true }));
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  }, turns);
}

const around = (count: number, step: number) => Array.from({ length: count }, (_, at) => ({ x: at % 40 < 20 ? step : -step, y: at % 20 < 10 ? step / 2 : -step / 2 }));

async function once(browser: Browser, url: string): Promise<Times> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const tab = await context.newPage();
    await tab.goto(url);
    await tab.locator('#cell-2-1').waitFor();
    const paint = await tab.evaluate(async () => {
      const began = performance.now();
      const key = { key: '2', ctrlKey: true, bubbles: true };
      document.body.dispatchEvent(new KeyboardEvent('keydown', key));
      const isDrawn = (): boolean => document.querySelector('.react-flow__node, canvas.overview[data-painted]') !== null;
      while (!isDrawn()) await new Promise((done) => requestAnimationFrame(done));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      return performance.now() - began;
    });
    await tab.waitForTimeout(500);
    const panFar = await wheel(tab, around(80, 14));
    const zoom = await wheel(tab, [...Array.from({ length: 40 }, () => ({ x: 0, y: -12, ctrl: true })), ...Array.from({ length: 40 }, () => ({ x: 0, y: 12, ctrl: true }))]);
    // Near: at a module where titles are read. Keys lead there, wherever the layout has put it.
    const overview = tab.locator('canvas.overview[data-painted="far"]');
    await overview.focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter']) await tab.keyboard.press(key);
    await tab.locator('.react-flow__node').first().waitFor();
    await tab.waitForTimeout(500);
    const panNear = await wheel(tab, around(120, 24));
    const near = await tab.locator('.react-flow__node').count();
    const panOn = await wheel(tab, Array.from({ length: 60 }, () => ({ x: 24, y: 0 })));
    await wheel(tab, Array.from({ length: 60 }, () => ({ x: -24, y: 0 })));
    const node = tab.locator('.react-flow__node.selected');
    const drag: number[] = [];
    const box = await node.boundingBox();
    if (box) {
      await tab.mouse.move(box.x + 40, box.y + 10);
      await tab.mouse.down();
      await tab.mouse.move(box.x + 50, box.y + 14, { steps: 3 });
      drag.push(...await tab.evaluate(async () => {
        const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
        const node = document.querySelector('.react-flow__node.dragging') ?? document.body;
        const start = node.getBoundingClientRect();
        const times: number[] = [];
        let last = await frame();
        for (let step = 0; step < 60; step++) {
          const at = { clientX: start.left + 60 + (step % 30) * 3, clientY: start.top + 10 + (step % 20) * 2, bubbles: true, view: window };
          window.dispatchEvent(new MouseEvent('mousemove', at));
          const now = await frame();
          times.push(now - last);
          last = now;
        }
        return times;
      }));
      await tab.mouse.up();
    }
    return { paint, panFar, zoom, panNear, panOn, drag, near };
  } finally {
    await context.close();
  }
}

/** The curriculum map in Chromium with software rendering: 5,000 modules with 10,000 links and, in turns with them, 300 with 600. */
export async function canvasRows(root: string): Promise<readonly Row[]> {
  const times = await inTurns(root, [generateDocument(5000, 10_000), generateDocument(300, 600)], once);
  const of = (index: number, values: (times: Times) => readonly number[], share: number): number => quantile(times[index]!.flatMap(values), share);
  const row = (work: string, values: (times: Times) => readonly number[], share: number): Row => report(work, of(0, values, share), times[0]!.length, { peer: '300 modules', peerMs: of(1, values, share) });
  return [
    row('Map in Chromium: asked for until painted, 5,000 modules', ({ paint }) => [paint], 0.5),
    row('Map: between two frames while panning the whole, median', ({ panFar }) => panFar, 0.5),
    row('Map: between two frames while panning the whole, p95', ({ panFar }) => panFar, 0.95),
    row('Map: between two frames while zooming in and out, p95', ({ zoom }) => zoom, 0.95),
    row(`Map: between two frames while panning near (${of(0, ({ near }) => [near], 0.5)} nodes in sight), median`, ({ panNear }) => panNear, 0.5),
    row('Map: between two frames while panning near, p95', ({ panNear }) => panNear, 0.95),
    row('Map: between two frames while panning near, one way, p95', ({ panOn }) => panOn, 0.95),
    row('Map: between two frames while dragging a node, p95', ({ drag }) => drag, 0.95),
  ];
}
