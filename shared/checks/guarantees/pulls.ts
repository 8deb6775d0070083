import type { Program } from '../../path/program';

/** What a module brings along when it is not settled: prerequisites, corequisites, its block, defaults of its groups. */
export function pullsOf({ modules }: Program, index: number): readonly number[] {
  const module = modules[index];
  return module ? [...module.needs, ...module.with, ...module.strict, ...module.groups.flatMap((group) => group.default)] : [];
}
