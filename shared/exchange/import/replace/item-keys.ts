import type { CourseModule } from '../../../model/module';

/**
 * What each item of a source is called there, all different: its id where no other has it, else its id with the places that lead to it (`book.md#Course › Chapter › Title`), else that
 * with a number.
 */
export function itemKeys(modules: readonly CourseModule[]): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  for (const { sourceId } of modules) uses.set(sourceId, (uses.get(sourceId) ?? 0) + 1);
  const taken = new Set<string>();
  /** Where to go on with a stem: without it, ten thousand items of one name would be looked up fifty million times. */
  const nextOf = new Map<string, number>();
  return new Map(modules.map((module) => {
    const { id, sourceId, lineage, title } = module;
    const stem = sourceId !== '' && uses.get(sourceId) === 1 ? sourceId : `${sourceId}#${[...lineage.slice(1), title].join(' › ')}`.slice(0, 390);
    let key = stem;
    for (let n = nextOf.get(stem) ?? 2; taken.has(key); n++) {
      key = `${stem} (${n})`;
      nextOf.set(stem, n + 1);
    }
    taken.add(key);
    return [id, key];
  }));
}
