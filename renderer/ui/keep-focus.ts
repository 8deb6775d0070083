/** How long an edit may take to come back from the host. */
const waitMs = 1200;

const focusable = 'button:not([disabled]), input, [tabindex="0"]';

/**
 * Where the focus goes when what has it disappears with the edit that it caused (a removed line, a mended gap): to the line that takes its place,
 * else to the first control of the group around. Does nothing while the focus stands.
 */
export function keepFocusNear(element: Element): void {
  const line = element.closest('li');
  const list = line?.parentElement ?? null;
  const at = line && list ? [...list.children].indexOf(line) : -1;
  const group = list?.parentElement ?? null;
  const until = performance.now() + waitMs;
  const look = (): void => {
    const { activeElement } = document;
    if (activeElement && activeElement !== document.body) {
      if (activeElement === element && performance.now() < until) requestAnimationFrame(look);
      return;
    }
    const place = list?.isConnected ? (list.children[Math.min(at, list.children.length - 1)] ?? group) : group;
    (place?.querySelector<HTMLElement>(focusable) ?? group?.querySelector<HTMLElement>(focusable))?.focus();
  };
  requestAnimationFrame(look);
}
