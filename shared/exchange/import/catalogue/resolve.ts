import { quoteSafely } from '../../../kit/quote';
import type { ImportNote } from '../import-plan';
import type { CatalogueLink, CatalogueModule } from './catalogue';

export interface ResolvedLinks {
  readonly links: readonly CatalogueLink[];
  readonly warnings: readonly ImportNote[];
  readonly repairs: readonly ImportNote[];
}

/** How ids are compared when they are not written alike: letter case, hyphens, underscores and blanks do not count. */
function folded(id: string): string {
  return id.normalize('NFKC').toLowerCase().replace(/[-_\s]+/g, '_');
}

/**
 * Links between modules that are there. A name that no module has as written is repaired where exactly one module has it but for letter case, hyphens and underscores; each repair is
 * said. The others are left out, each with a warning. A link that stands twice is one.
 */
export function resolveLinks(modules: readonly CatalogueModule[], links: readonly CatalogueLink[]): ResolvedLinks {
  const known = new Set(modules.map(({ id }) => id));
  const alike = new Map<string, string | null>();
  for (const id of known) alike.set(folded(id), alike.has(folded(id)) ? null : id);
  const [warnings, repairs]: [ImportNote[], ImportNote[]] = [[], []];
  const resolve = (id: string, where: string): string | undefined => {
    if (known.has(id)) return id;
    const found = alike.get(folded(id));
    const place = where.charAt(0).toUpperCase() + where.slice(1);
    if (found) repairs.push({ code: 'id-spelling', where, message: `${place}: no module is called ${quoteSafely(id)}; ${quoteSafely(found)} was taken.` });
    else warnings.push({ code: 'unknown-module', where, message: `${place}: ${found === null ? 'several modules are called like' : 'no module is called'} ${quoteSafely(id)}; the link was left out.` });
    return found ?? undefined;
  };
  const drawn = new Set<string>();
  const resolved = links.flatMap((link): readonly CatalogueLink[] => {
    const [from, to] = [resolve(link.from, link.where), resolve(link.to, link.where)];
    const key = JSON.stringify([from, to, link.kind]);
    if (from === undefined || to === undefined || drawn.has(key)) return [];
    drawn.add(key);
    return [{ ...link, from, to }];
  });
  return { links: resolved, warnings, repairs };
}
