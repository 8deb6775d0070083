import type { Browser } from '@playwright/test';
import { createSuggester } from '#shared/suggest/suggest';
import { inTurns } from './host';
import { quantile, report, type Row } from './measure';
import { generateDocument } from './workload';

interface Times {
  readonly open: number;
  /** Between two frames while it scrolls. */
  readonly frames: readonly number[];
  /** A key until the next cell is painted. */
  readonly keys: readonly number[];
  readonly group: number;
  readonly fill: number;
}

async function once(browser: Browser, url: string): Promise<Times> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const tab = await context.newPage();
    const began = performance.now();
    await tab.goto(url);
    await tab.locator('#cell-2-1').waitFor();
    const open = performance.now() - began;
    await tab.getByRole('grid').focus();
    const frames = await tab.getByRole('grid').evaluate(async (grid) => {
      const times: number[] = [];
      const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
      let last = await frame();
      for (let step = 0; step < 90; step++) {
        grid.scrollTop += 400;
        const now = await frame();
        times.push(now - last);
        last = now;
      }
      grid.scrollTop = 0;
      return times;
    });
    const keys: number[] = [];
    for (let step = 0; step < 15; step++) {
      const pressed = performance.now();
      await tab.keyboard.press('ArrowDown');
      await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      keys.push(performance.now() - pressed);
    }
    const grouped = performance.now();
    await tab.getByRole('button', { name: /Group/ }).click();
    await tab.getByRole('option', { name: 'Level', exact: true }).click();
    await tab.locator('.grid-group').getByText('Foundation').waitFor();
    const group = performance.now() - grouped;
    // Every module gets the level of the first, in one step.
    await tab.getByRole('grid').focus();
    await tab.keyboard.press('Control+Home');
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Control+a']) await tab.keyboard.press(key);
    const filled = performance.now();
    await tab.keyboard.press('Control+Enter');
    await tab.getByRole('button', { name: /^Undo: Fill/ }).waitFor();
    return { open, frames, keys, group, fill: performance.now() - filled };
  } finally {
    await context.close();
  }
}

/** The library's grid in Chromium with 5,000 modules and, in turns with it, with 250; suggestions for all of them in this process. */
export async function gridRows(root: string): Promise<readonly Row[]> {
  const times = await inTurns(root, [generateDocument(5000, 10_000), generateDocument(250, 500)], once);
  const of = (index: number, values: (times: Times) => readonly number[], share = 0.5): number => quantile(times[index]!.flatMap(values), share);
  const row = (work: string, values: (times: Times) => readonly number[], share = 0.5): Row => report(work, of(0, values, share), times[0]!.length, { peer: '250 modules', peerMs: of(1, values, share) });
  const document = generateDocument(5000, 10_000);
  const began = performance.now();
  const suggester = createSuggester(document);
  const indexed = performance.now() - began;
  for (const id of document.tables.module.keys()) suggester.of(id);
  return [
    row('Grid in Chromium: address to first rows, 5,000 modules', ({ open }) => [open]),
    row('Grid: between two frames while scrolling, median', ({ frames }) => frames),
    row('Grid: between two frames while scrolling, p95', ({ frames }) => frames, 0.95),
    row('Grid: an arrow key until painted, p95', ({ keys }) => keys, 0.95),
    row('Grid: group by another field', ({ group }) => [group]),
    row('Grid: fill a field of all modules, until Undo names it', ({ fill }) => [fill]),
    report('Suggestions: index of 5,000 modules', indexed, 1),
    report('Suggestions: all 5,000 modules', performance.now() - began, 1),
  ];
}
