import { isPass, type IndexedEvent } from './evidence';
import type { Release } from '../model/profile';
import type { ProgramModule } from './program';

/** Places of attempts (1, 2, …) after which a person released the learner, by module id. */
export type Releases = ReadonlyMap<string, ReadonlySet<number>>;

export function indexReleases(releases: readonly Release[]): Releases {
  const places = new Map<string, Set<number>>();
  for (const { module, after } of releases) places.set(module, (places.get(module) ?? new Set<number>()).add(after));
  return places;
}

/** Per attempt: which failure it is since the last pass or release; 0 for a pass. */
export function failureNumbers(module: ProgramModule, attempts: readonly IndexedEvent[], releases: Releases): readonly number[] {
  const released = releases.get(module.id);
  let failures = 0;
  return attempts.map(({ event }, index) => {
    if (released?.has(index)) failures = 0;
    failures = isPass(module, event) ? 0 : failures + 1;
    return failures;
  });
}

/** Failures that count now: none right after a release. */
export function failuresNow(module: ProgramModule, attempts: readonly IndexedEvent[], releases: Releases): number {
  if (releases.get(module.id)?.has(attempts.length)) return 0;
  return failureNumbers(module, attempts, releases).at(-1) ?? 0;
}
