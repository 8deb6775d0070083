import type { ModulePolicy } from '../../../path/program';
import { slugOf } from '../../identifiers';
import type { DescribedPath } from '../description/described-path';
import { text, type Html } from './page-frame';

/** What the pages of one site share. */
export interface Site {
  readonly path: DescribedPath;
  readonly language: string;
  /** Path of the page of a module, by its place in the order. */
  readonly pages: readonly string[];
}

/** Paths of module pages, made of record ids, so that links to a page keep working when titles change: `[a-z0-9/.-]`, all different. */
export function pagePaths(ids: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const slug = slugOf(id.slice(id.indexOf(':') + 1), 'module');
    let free = slug;
    for (let number = 2; taken.has(free); number++) free = `${slug}-${number}`;
    taken.add(free);
    return `modules/m-${free}.html`;
  });
}

/** A link to the page of a module. `root`: the way to the top folder. */
export function moduleLink({ path, pages }: Site, index: number, root: string): Html {
  return `<a href="${root}${pages[index] ?? ''}">${text(path.titleAt(index))}</a>`;
}

/** The colour family of a policy, as in the studio. */
export const toneOf: Readonly<Record<ModulePolicy, string>> = {
  'core-locked': 'core', 'core-testable': 'testable', elective: 'elective', remedial: 'remedial', open: 'open', 'pulled-testable': 'pulled', 'pulled-locked': 'pulled',
};
