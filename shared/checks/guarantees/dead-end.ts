import type { LearnerState } from '../../model/profile';
import { groupMet } from '../../path/groups';
import type { ProgramModule } from '../../path/program';
import type { Verdict } from './guarantee';
import { afterAll, lookAtAll } from './every-state';
import { follow } from './follow';
import { isCore, learnerOf, nowhere, placements } from './placements';
import { counterexampleOf, titleOf, titlesOf, type Proof } from './proof';
import { foreignSettling } from './sources';
import { completed, nobody } from './states';
import { canBeGated, findDeadlocks, sourcesOf } from './waiting';

interface Suspicion {
  readonly modules: readonly number[];
  readonly because: string;
  readonly learners: readonly LearnerState[];
}

/**
 * G4: while something is left, a step is open or a person is awaited. Of what is unsettled, take a module that waits for nothing unsettled: there is one, since
 * waiting never goes in a loop. Unless it waits for somebody escalated it is open, provided that what it waits for can come to be settled at all: gating modules
 * are on every path, no gate wants *done* of a module that can be waived, and the default of a group together with core meets it.
 */
export function proveNoDeadEnd(proof: Proof): Verdict {
  const suspects = [...loopSuspicions(proof), ...gateSuspicions(proof), ...groupSuspicions(proof)];
  for (const { modules, learners } of suspects) {
    for (const learner of learners) {
      const verdict = confirm(proof, learner, modules);
      if (verdict) return verdict;
    }
  }
  const [first] = suspects;
  const all = first ? lookAtAll(proof, (state) => confirm(proof, state, first.modules)) : null;
  if (first && all === 'undecided') return { holds: 'undecided', because: `${first.because}, but no learner was found who is stuck.` };
  if (first) return all === null || all === 'undecided' ? { holds: true, because: afterAll } : all;
  return { holds: true, because: 'Waiting never goes in a loop, and all that a step can wait for gets settled on the path or awaits a person: something is always open until the end.' };
}

function loopSuspicions(proof: Proof): readonly Suspicion[] {
  const { isFree, loops } = findDeadlocks(proof, 12);
  if (isFree) return [];
  const everything = proof.program.modules.map((_module, index) => index);
  return [
    ...loops.map(({ modules, placement }): Suspicion => {
      const rest = completed(proof.program, everything.filter((index) => !modules.includes(index)));
      return { modules, because: `${titlesOf(proof, modules)} can wait for each other`, learners: [learnerOf(proof, placement ?? nowhere), learnerOf(proof, placement ?? nowhere, rest)] };
    }),
    { modules: [], because: 'Some modules can wait for each other', learners: [nobody] },
  ];
}

/** Gates that could never open: what they wait for is on no path, or can be settled, but not *done*. */
function gateSuspicions(proof: Proof): readonly Suspicion[] {
  const { program } = proof;
  return program.gates.flatMap((gate, at) => {
    const behind = program.modules.flatMap((module, index) => (program.zones[module.zone]?.gates.includes(at) && canBeGated(program, index) ? [index] : []));
    if (behind.length === 0) return [];
    const before = (module: number): LearnerState => learnerOf(proof, placements(proof).get(behind[0] ?? -1) ?? nowhere, completed(program, program.modules.map((_one, index) => index).filter((index) => index !== module && !behind.includes(index))));
    return gate.conditions.flatMap((condition) => sourcesOf(program, condition).flatMap((source): readonly Suspicion[] => {
      const isChoice = condition.kind === 'zone' && program.zones[condition.zone]?.policy === 'elective';
      const missing: readonly Suspicion[] = isChoice || isCore(program.modules[source]) ? [] : [{ modules: [source, ...behind], because: `“${gate.title || gate.id}” waits for “${titleOf(proof, source)}”, which is not on every path`, learners: [learnerOf(proof, placements(proof).get(behind[0] ?? -1) ?? nowhere), before(source)] }];
      if (condition.kind !== 'zone' || condition.needs !== 'done') return missing;
      const waived = foreignSettling(proof, source).map(({ state }) => learnerOf(proof, combinePlaces(proof, source, behind), state));
      return waived.length === 0 ? missing : [...missing, { modules: [source, ...behind], because: `“${gate.title || gate.id}” asks that “${titleOf(proof, source)}” is done, which can be settled otherwise`, learners: waived }];
    }));
  });
}

function combinePlaces(proof: Proof, source: number, behind: readonly number[]): typeof nowhere {
  const [a, b] = [placements(proof).get(source), placements(proof).get(behind[0] ?? -1)];
  return { ...nowhere, choices: new Map([...(a?.choices ?? []), ...(b?.choices ?? [])]) };
}

/** Groups that core and the default together do not meet. */
function groupSuspicions(proof: Proof): readonly Suspicion[] {
  const { program } = proof;
  return [...placements(proof)].flatMap(([index, placement]) => (program.modules[index]?.groups ?? []).flatMap((group): readonly Suspicion[] => {
    const counts = (module: number): boolean => isCore(program.modules[module]) || group.default.includes(module);
    if (groupMet(group.group, counts, (module) => program.modules[module] as ProgramModule) === 'met') return [];
    return [{ modules: [index], because: `The default of a group does not meet what “${titleOf(proof, index)}” needs`, learners: [learnerOf(proof, placement)] }];
  }));
}

function confirm(proof: Proof, state: LearnerState, about: readonly number[]): Verdict | null {
  const { end, path } = follow(proof, state);
  if (end !== 'dead-end' && end !== 'broken') return null;
  const locked = path?.steps.filter((step) => step.state === 'locked').map((step) => proof.indexOf.get(step.module) ?? -1) ?? [];
  const named = about.filter((index) => locked.includes(index));
  const message = end === 'broken' ? 'The engine fails on this learner.' : `This learner is stuck: ${titlesOf(proof, named.length > 0 ? named : locked)} ${locked.length === 1 ? 'waits' : 'wait'}, nothing is open and nobody is awaited.`;
  return { holds: false, because: message, counterexample: counterexampleOf(state, path, locked.map((index) => proof.program.modules[index]?.id ?? ''), message) };
}
