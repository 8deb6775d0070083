import { allOf, type Formula } from './formula';
import type { LmsModule } from './lms-path';

/** The lock without modules that others in it wait for themselves: the same for everybody who goes by the menu. */
export function shortened(lock: Formula, modules: ReadonlyMap<number, LmsModule>): Formula {
  if (lock.kind !== 'all') return lock;
  const implied = new Set(lock.of.flatMap((part) => (part.kind === 'module' ? [...requiredBy(part.module, modules)] : [])));
  return allOf(lock.of.filter((part) => part.kind !== 'module' || !implied.has(part.module)));
}

/** Modules that must be settled before this one, whatever is chosen. */
function requiredBy(module: number, modules: ReadonlyMap<number, LmsModule>): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (index: number): void => {
    const lock = modules.get(index)?.lock;
    const parts = lock?.kind === 'all' ? lock.of : lock ? [lock] : [];
    for (const part of parts) {
      if (part.kind !== 'module' || found.has(part.module)) continue;
      found.add(part.module);
      visit(part.module);
    }
  };
  visit(module);
  return found;
}
