import type { Page } from '@playwright/test';

/** What of the toolbar of the work area is cut off, or covers something else of it; empty where all of it can be read and pressed. */
export function crowded(page: Page): Promise<readonly string[]> {
  return page.locator('.centre .toolbar').evaluate((toolbar) => {
    const parts = [...toolbar.querySelectorAll('button, input, .count')].map((part) => ({ name: part.getAttribute('aria-label') ?? part.textContent ?? '', box: part.getBoundingClientRect() })).filter(({ box }) => box.width > 0);
    const edge = toolbar.getBoundingClientRect().right;
    const covers = (a: DOMRect, b: DOMRect): boolean => a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1;
    return parts.flatMap(({ name, box }, at) => [...(box.right > edge ? [`${name} is cut off`] : []), ...parts.slice(at + 1).filter((other) => covers(box, other.box)).map((other) => `${name} covers ${other.name}`)]);
  });
}
