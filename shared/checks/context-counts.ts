import { escapePattern } from '../kit/escape-pattern';
import type { TrellisDocument } from '../document/trellis-document';
import type { Objective } from '../model/objective';
import type { Page } from '../model/page';

/** Most contexts that are looked for: a free text field that everybody fills in another way is no list of contexts. */
const mostContexts = 100;

type Counts = ReadonlyMap<string, number>;
const counted = new WeakMap<Page | Objective, { readonly among: string; readonly counts: Counts }>();

/**
 * How often a module's pages and objectives mention each industry context that the library knows (in lower case, as whole words). Texts are counted once for a
 * list of contexts, however often the checks run.
 */
export function contextCounts(document: TrellisDocument): (module: string) => Counts {
  const contexts = [...new Set([...document.tables.module.values()].map(({ industryContext }) => industryContext.trim().toLowerCase()).filter((context) => context.length > 2))].sort();
  const none: Counts = new Map();
  if (contexts.length < 2 || contexts.length > mostContexts) return () => none;
  const among = contexts.join('\n');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${contexts.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const byModule = new Map<string, Map<string, number>>();
  for (const record of [...document.tables.page.values(), ...document.tables.objective.values()]) {
    const counts = countsOf(record, among, pattern);
    if (counts.size === 0) continue;
    const sum = byModule.get(record.module) ?? new Map<string, number>();
    for (const [context, count] of counts) sum.set(context, (sum.get(context) ?? 0) + count);
    byModule.set(record.module, sum);
  }
  return (module) => byModule.get(module) ?? none;
}

function countsOf(record: Page | Objective, among: string, pattern: RegExp): Counts {
  const held = counted.get(record);
  if (held?.among === among) return held.counts;
  const text = record.type === 'page' ? `${record.title}\n${record.body.join('\n')}` : record.text;
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(pattern)) counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  counted.set(record, { among, counts });
  return counts;
}
