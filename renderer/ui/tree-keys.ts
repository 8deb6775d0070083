import type { TreeRow } from './tree';

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** Milliseconds, only their differences count. */
  readonly timeStamp: number;
}

export type TreeMove = { readonly kind: 'go'; readonly to: number; readonly extend: boolean } | { readonly kind: 'fold'; readonly open: boolean } | { readonly kind: 'toggle' } | null;
type Rows = readonly Pick<TreeRow, 'level' | 'open' | 'title'>[];

/** How long letters belong together, in milliseconds. */
const pause = 800;

/** What a key does in a tree (WAI-ARIA tree pattern). `typed` keeps the first letters so far; `page`: rows that Page up and Page down jump. */
export function treeMove(rows: Rows, at: number, press: Press, typed: { text: string; at: number }, page: number): TreeMove {
  const { key, altKey, shiftKey } = press;
  if (press.ctrlKey || press.metaKey || altKey) return null;
  const go = (to: number): TreeMove => ({ kind: 'go', to: Math.max(0, Math.min(rows.length - 1, to)), extend: shiftKey });
  const here = rows[at];
  switch (key) {
    case 'ArrowDown': return go(at + 1);
    case 'ArrowUp': return go(at - 1);
    case 'PageDown': return go(at + page);
    case 'PageUp': return go(at - page);
    case 'Home': return go(0);
    case 'End': return go(rows.length - 1);
    case 'ArrowRight': return here?.open === false ? { kind: 'fold', open: true } : here?.open && (rows[at + 1]?.level ?? 0) > here.level ? go(at + 1) : null;
    case 'ArrowLeft': return here?.open ? { kind: 'fold', open: false } : parentOf(rows, at) === null ? null : go(parentOf(rows, at) ?? at);
  }
  const isGoingOn = press.timeStamp - typed.at < pause && typed.text !== '';
  if (key === ' ' && !isGoingOn) return { kind: 'toggle' };
  if (key.length !== 1 || key === '?') return null;
  typed.text = isGoingOn ? typed.text + key.toLowerCase() : key.toLowerCase();
  typed.at = press.timeStamp;
  const found = findTyped(rows, at, typed.text);
  return { kind: 'go', to: found ?? at, extend: false };
}

function parentOf(rows: Rows, at: number): number | null {
  const level = rows[at]?.level ?? 1;
  for (let index = at - 1; index >= 0; index--) if ((rows[index]?.level ?? 1) < level) return index;
  return null;
}

/** The next row whose title begins so, from the one behind; with more letters than one the row itself counts. The same letter again and again goes on. */
function findTyped(rows: Rows, at: number, text: string): number | null {
  const isOneLetter = [...text].every((letter) => letter === text[0]);
  const sought = isOneLetter ? text[0]! : text;
  for (let step = isOneLetter ? 1 : 0; step <= rows.length; step++) {
    const index = (at + step) % rows.length;
    if (rows[index]?.title.toLowerCase().startsWith(sought)) return index;
  }
  return null;
}
