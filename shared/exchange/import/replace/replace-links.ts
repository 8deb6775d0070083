import { findLoopWith } from '../../../document/loops';
import type { TrellisDocument } from '../../../document/trellis-document';
import { quoteSafely } from '../../../kit/quote';
import type { Edge } from '../../../model/edge';
import type { CourseModule } from '../../../model/module';
import type { ImportNote } from '../import-plan';
import { wasLinked } from './replace-modules';

export interface ReplacedLinks {
  readonly added: readonly Edge[];
  readonly notes: readonly ImportNote[];
}

/**
 * Links that the source has newly, between the ids of the document. Links here stay: one that the source dropped is named, one that was deleted here does not come back, one that would
 * close a loop is left out and named. `modules`: the modules of the course before. Where the last import's links were not kept, only those of new modules come in.
 */
export function replaceLinks(document: TrellisDocument, links: readonly Edge[], modules: readonly CourseModule[], titleOf: (id: string) => string): ReplacedLinks {
  const before = new Map(modules.map((module) => [module.id, module]));
  const there = [...document.tables.edge.values()];
  const key = ({ kind, from, to }: Pick<Edge, 'kind' | 'from' | 'to'>): string => `${kind} ${from} ${to}`;
  const known = new Set(there.map(key));
  const added: Edge[] = [];
  const notes: ImportNote[] = [];
  const name = (id: string): string => quoteSafely(titleOf(id));
  for (const link of links) {
    if (link.from === link.to || known.has(key(link))) continue;
    const target = before.get(link.to);
    if (target && before.has(link.from) && (target.imported.length === 0 || wasLinked(target, link))) continue;
    known.add(key(link));
    if (findLoopWith([...there, ...added], link)) notes.push({ code: 'loop', where: titleOf(link.to), message: `The source asks for ${name(link.from)} before ${name(link.to)}, which would close a loop with links of this workspace; this link was left out.` });
    else added.push(link);
  }
  const given = new Set(links.map(key));
  for (const module of modules) {
    for (const link of module.imported.flatMap((item) => item.links)) {
      const now = { ...link, to: module.id };
      if (known.has(key(now as Edge)) && !given.has(key(now as Edge)) && there.some((edge) => key(edge) === key(now as Edge))) notes.push({ code: 'link-kept', where: module.title, message: `The source no longer asks for ${name(link.from)} before ${name(module.id)}; the link was kept. Delete it where it is no longer meant.` });
    }
  }
  return { added, notes };
}
