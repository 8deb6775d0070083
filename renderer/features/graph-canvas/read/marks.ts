import type { TrellisDocument } from '#shared/document/trellis-document';
import { isOrdering } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import { membersOf } from '#shared/model/requirement';
import { shareTaking, type Crowd } from '../../../store/cohort-crowd';
import type { CanvasView, Heat } from '../../../store/canvas-view';
import type { DocumentMetrics } from '../../../store/graph-metrics';
import { needsOf, unlocksOf } from '../../../store/selectors';
import { groupsAround } from '../../../store/structure-words';

/** What a drawing points out. */
export interface Marks {
  /** Modules, links and groups that the selected module needs. */
  readonly needs: ReadonlySet<RecordId>;
  readonly unlocks: ReadonlySet<RecordId>;
  /** 0 to 1 by module; null: no heat. */
  readonly heat: ReadonlyMap<RecordId, number> | null;
  /** Learners by module, where they are shown; null: they are not. */
  readonly crowd: Crowd | null;
  /** Modules and links on a longest chain. */
  readonly chain: ReadonlySet<RecordId>;
  /** Modules that stand out; the rest is dimmed. Null: all alike. */
  readonly standOut: ReadonlySet<RecordId> | null;
}

const nothing: ReadonlySet<RecordId> = new Set();
export const noMarks: Marks = { needs: nothing, unlocks: nothing, heat: null, crowd: null, chain: nothing, standOut: null };

/** Modules, links and groups that a module needs (`back`) or unlocks: directly, or as far as it goes. A module that waits for the selected one in a group counts. */
export function reachOf(document: TrellisDocument, id: RecordId, back: boolean, isFar: boolean): ReadonlySet<RecordId> {
  const found = new Set<RecordId>();
  const queue = [id];
  const groups = groupsAround(document);
  for (let head = 0; head < queue.length; head++) {
    const here = queue[head]!;
    const reached: RecordId[] = [];
    for (const edge of back ? needsOf(document, here) : unlocksOf(document, here)) {
      found.add(edge.id);
      if (isOrdering(edge.kind) || !isFar) reached.push(back ? edge.from : edge.to);
    }
    for (const group of (back ? groups.of : groups.with).get(here) ?? []) {
      found.add(group.id);
      reached.push(...(back ? membersOf(group.group) : [group.module]));
    }
    for (const next of reached) {
      if (next === id || found.has(next)) continue;
      found.add(next);
      if (isFar) queue.push(next);
    }
  }
  return found;
}

function heatOf(metrics: DocumentMetrics, kind: Exclude<Heat, 'none' | 'learners'>): ReadonlyMap<RecordId, number> {
  const value = (id: RecordId): number => metrics.modules.get(id)?.[kind === 'bottlenecks' ? 'blocking' : 'complexity'] ?? 0;
  const most = Math.max(1, ...[...metrics.modules.keys()].map(value));
  return new Map([...metrics.modules.keys()].map((id) => [id, value(id) / most]));
}

function chainOf(document: TrellisDocument, metrics: DocumentMetrics): ReadonlySet<RecordId> {
  const found = new Set<RecordId>();
  for (const chain of metrics.longestChains) {
    chain.forEach((id, at) => {
      found.add(id);
      const before = chain[at - 1];
      if (before) for (const edge of needsOf(document, id)) if (edge.from === before) found.add(edge.id);
    });
  }
  return found;
}

/** Modules whose title, code or tags have all the words; null without words. */
export function matchesOf(document: TrellisDocument, search: string): ReadonlySet<RecordId> | null {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const found = new Set<RecordId>();
  for (const { id, code, title, tags } of document.tables.module.values()) {
    const text = `${code} ${title} ${tags.join(' ')}`.toLowerCase();
    if (words.every((word) => text.includes(word))) found.add(id);
  }
  return found;
}

/** Everything that a drawing points out for a view and a selection. `metrics` is asked only where something needs it. `crowd`: learners of the cohort that is shown. */
export function marksOf(document: TrellisDocument, selection: readonly RecordId[], view: CanvasView, metrics: () => DocumentMetrics | null, crowd: Crowd | null = null): Marks {
  const [only] = selection.length === 1 ? selection : [];
  const isModule = only !== undefined && document.tables.module.has(only) && view.reach !== 'off';
  const isMeasured = view.heat === 'bottlenecks' || view.heat === 'complexity';
  const measured = isMeasured || view.chain ? metrics() : null;
  const found = matchesOf(document, view.search);
  const { competency } = view;
  const covering = competency && document.tables.competency.has(competency) ? new Set([...document.tables.module.values()].filter((module) => module.competencies.includes(competency)).map(({ id }) => id)) : null;
  return {
    needs: isModule ? reachOf(document, only, true, view.reach === 'all') : nothing,
    unlocks: isModule ? reachOf(document, only, false, view.reach === 'all') : nothing,
    heat: view.heat === 'learners' ? crowd && new Map([...crowd.modules.keys()].map((id) => [id, shareTaking(crowd, id)])) : measured && isMeasured ? heatOf(measured, view.heat) : null,
    crowd: view.heat === 'learners' ? crowd : null,
    chain: measured && view.chain ? chainOf(document, measured) : nothing,
    standOut: found && covering ? new Set([...found].filter((id) => covering.has(id))) : (found ?? covering),
  };
}
