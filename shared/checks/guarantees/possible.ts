import type { ProgramAction } from '../../path/program';
import { pullsOf } from './pulls';
import { once, type Proof } from './proof';

/** What the rules of a module could do at most, read from their actions alone: sound where not every region of a cluster is looked at (`isExact`). */
export interface Possible {
  readonly isSettled: boolean;
  /** Modules that a rule could put before it, or instead of it. */
  readonly brings: readonly number[];
  /** Whole percent of its minutes, least and most, where it is taken. */
  readonly least: number;
  readonly most: number;
}

export function possibleOf(proof: Proof, index: number): Possible {
  return once(proof, `possible ${index}`, () => {
    const actions = (proof.program.modules[index]?.rules ?? []).flatMap((rule): readonly ProgramAction[] => [...rule.bands.map((band) => band.action), rule.noScore, rule.passedWithoutScore]);
    const paces = [100, ...actions.flatMap((action) => (action.do === 'pace' ? [action.percent] : []))];
    const extend = Math.max(0, ...actions.flatMap((action) => (action.do === 'extend' ? [action.percent] : [])));
    return {
      isSettled: actions.some((action) => action.do === 'waive' || action.do === 'replace'),
      brings: [...new Set(actions.flatMap((action) => (action.do === 'insert' ? action.modules : action.do === 'replace' ? [action.module] : [])))],
      least: Math.min(...paces),
      most: Math.max(...paces) + extend,
    };
  });
}

/** Whether each cluster is looked at region by region. */
export function isAllExact(proof: Proof): boolean {
  return proof.clusters.every((cluster) => cluster.isExact);
}

/** Every module that some path could hold, if all rules and failures did all that they say: what is not in it is on no path. */
export function couldBeHeld(proof: Proof): ReadonlySet<number> {
  return once(proof, 'could be held', () => {
    const { program } = proof;
    const held = new Set<number>();
    const queue = program.modules.flatMap((module, index) => (module.policy === 'core-locked' || module.policy === 'core-testable' ? [index] : []));
    for (const zone of program.zones) if (zone.policy === 'elective') queue.push(...zone.candidates);
    for (let head = 0; head < queue.length; head++) {
      const at = queue[head] as number;
      const module = program.modules[at];
      if (held.has(at) || !module) continue;
      held.add(at);
      queue.push(...pullsOf(program, at), ...possibleOf(proof, at).brings, ...module.formats.map((format) => format.module), ...module.failures.flatMap(({ action }) => (action.do === 'insert' ? action.modules : [])));
    }
    return held;
  });
}
