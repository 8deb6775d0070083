import type { Edge, EdgeKind } from '../model/edge';
import type { RecordId } from '../model/ids';
import type { TrellisRecord } from '../model/record';

type Link = Pick<Edge, 'kind' | 'from' | 'to'>;

const ordering: readonly EdgeKind[] = ['prerequisite', 'corequisite', 'strict-corequisite'];

/** Whether a link takes part in loops: mutual and strict corequisites are one block, recommended and equivalent never lock. */
function orders(link: Link): boolean {
  return ordering.includes(link.kind);
}

/**
 * The loop that adding `link` would close, as module ids from `link.from` over `link.to` back to `link.from`, or null.
 * A pair of corequisites (in both directions, or strict) is one block and no loop. O(modules + links).
 */
export function findLoopWith(links: readonly Link[], link: Link): readonly RecordId[] | null {
  if (!orders(link)) return link.from === link.to ? [link.from, link.from] : null;
  if (link.from === link.to) return [link.from, link.from];
  const next = new Map<RecordId, Link[]>();
  for (const other of links) {
    if (!orders(other)) continue;
    push(next, other.from, other);
    if (other.kind === 'strict-corequisite') push(next, other.to, { kind: other.kind, from: other.to, to: other.from });
  }
  const back = pathBetween(next, link.to, link.from);
  if (!back) return link.kind === 'strict-corequisite' ? throughBlock(next, link) : null;
  if (back.length === 2 && isBlockPair(links, link)) return null;
  return [link.from, ...back];
}

/** A strict corequisite also may not tie two modules of which one already comes before the other over a third. */
function throughBlock(next: ReadonlyMap<RecordId, readonly Link[]>, link: Link): readonly RecordId[] | null {
  const forward = pathBetween(next, link.from, link.to);
  return forward && forward.length > 2 ? [...forward, link.from] : null;
}

function isBlockPair(links: readonly Link[], link: Link): boolean {
  const between = links.filter((other) => orders(other) && ((other.from === link.from && other.to === link.to) || (other.from === link.to && other.to === link.from)));
  return [link, ...between].every((other) => other.kind !== 'prerequisite');
}

/** Shortest path as ids from `start` to `goal`, both included, or null. */
function pathBetween(next: ReadonlyMap<RecordId, readonly Link[]>, start: RecordId, goal: RecordId): readonly RecordId[] | null {
  const before = new Map<RecordId, RecordId | null>([[start, null]]);
  const queue = [start];
  for (let head = 0; head < queue.length; head++) {
    const here = queue[head] as RecordId;
    if (here === goal) return unwind(before, goal);
    for (const { to } of next.get(here) ?? []) {
      if (before.has(to)) continue;
      before.set(to, here);
      queue.push(to);
    }
  }
  return null;
}

function unwind(before: ReadonlyMap<RecordId, RecordId | null>, goal: RecordId): readonly RecordId[] {
  const path: RecordId[] = [];
  for (let at: RecordId | null | undefined = goal; at; at = before.get(at)) path.unshift(at);
  return path;
}

function push(map: Map<RecordId, Link[]>, key: RecordId, link: Link): void {
  const list = map.get(key);
  if (list) list.push(link);
  else map.set(key, [link]);
}

/** "Risk → Schedule → Risk". */
export function describeLoop(loop: readonly RecordId[], get: (id: RecordId) => TrellisRecord | undefined): string {
  return loop
    .map((id) => {
      const record = get(id);
      return record && 'title' in record ? record.title : id;
    })
    .join(' → ');
}
