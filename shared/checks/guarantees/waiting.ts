import { createAdjacency, type Adjacency } from '../../graph/adjacency';
import { findCycle } from '../../graph/find-cycle';
import type { Program, ProgramCondition } from '../../path/program';
import { combine, groupModulesOf, insertionsOf, isCore, nowhere, placements, replacementsOf, type Placement } from './placements';
import { once, type Proof } from './proof';

/** `from` can keep `to` locked. `placement`: for which learners, null for all. */
export interface Wait {
  readonly from: number;
  readonly to: number;
  readonly placement: Placement | null;
}

/** Everything that can ever lock a module that can be on a path (E-52 to E-55, E-66, E-81). Gates are nodes behind the modules. */
export function waitsOf(proof: Proof): readonly Wait[] {
  return once(proof, 'waits', () => {
    const { program } = proof;
    const onPath = placements(proof);
    const waits: Wait[] = [];
    const add = (from: number, to: number, placement: Placement | null): void => {
      if ((onPath.has(from) || from >= program.modules.length) && onPath.has(to)) waits.push({ from, to, placement });
    };
    program.modules.forEach((_module, to) => {
      const instead = [...new Set(replacementsOf(proof, to).flatMap(({ modules }) => modules))];
      for (const other of instead) add(other, to, null);
      for (const from of locksOf(proof, to)) for (const held of [to, ...instead]) add(from, held, null);
      for (const { modules, placement } of insertionsOf(proof, to)) for (const from of modules) add(from, to, placement);
    });
    program.gates.forEach((gate, at) => {
      const sources = new Set(gate.conditions.flatMap((condition) => sourcesOf(program, condition)).flatMap((source) => blockOf(program, source)));
      for (const from of sources) if (onPath.has(from)) waits.push({ from, to: program.modules.length + at, placement: null });
    });
    return waits;
  });
}

/** What can lock one module: prerequisites, groups and corequisites of its block, its gates. */
function locksOf(proof: Proof, to: number): readonly number[] {
  const { program } = proof;
  const block = blockOf(program, to);
  const members = block.flatMap((member) => program.modules[member] ?? []);
  const needs = members.flatMap((own) => [...own.needs, ...groupModulesOf(own)]).filter((need) => !block.includes(need)).flatMap((need) => blockOf(program, need));
  const partners = members.flatMap((own) => own.with).filter((partner) => !block.includes(partner));
  const gates = canBeGated(program, to) ? (program.zones[program.modules[to]?.zone ?? -1]?.gates ?? []).map((gate) => program.modules.length + gate) : [];
  return [...needs, ...partners, ...gates];
}

/** Modules that a condition waits for. */
export function sourcesOf(program: Program, condition: ProgramCondition): readonly number[] {
  if (condition.kind === 'measure') return program.modules[condition.module] ? [condition.module] : [];
  const zone = program.zones[condition.zone];
  return (zone?.policy === 'elective' ? zone.candidates : zone?.modules) ?? [];
}

/** Gates lock core and chosen modules only (E-50). */
export function canBeGated(program: Program, index: number): boolean {
  return isCore(program.modules[index]) || program.zones.some((zone) => zone.policy === 'elective' && zone.candidates.includes(index));
}

function blockOf({ modules }: Program, index: number): readonly number[] {
  const block = modules[index]?.block ?? [];
  return block.length > 0 ? block : [index];
}

/** A loop of waiting: its modules, and the learners for whom it is one. */
export interface Deadlock {
  readonly modules: readonly number[];
  readonly placement: Placement | null;
}

/** Loops, some of them: at most `most`; none when there is none. A loop that no learner can be in is left out of the list, but `isFree` is then false. */
export function findDeadlocks(proof: Proof, most: number): { readonly isFree: boolean; readonly loops: readonly Deadlock[] } {
  let waits = waitsOf(proof);
  const size = proof.program.modules.length + proof.program.gates.length;
  const loops: Deadlock[] = [];
  let isFree = true;
  for (let round = 0; round < most; round++) {
    const cycle = findCycle(graphOf(size, waits));
    if (!cycle) break;
    isFree = false;
    const links = cycle.map((from, at) => ({ from, to: cycle[(at + 1) % cycle.length] as number }));
    loops.push(...deadlocksOf(proof, waits, cycle, links));
    const cut = links.at(-1);
    waits = waits.filter((wait) => wait.from !== cut?.from || wait.to !== cut.to);
  }
  return { isFree, loops };
}

function graphOf(size: number, waits: readonly Wait[]): Adjacency {
  return createAdjacency(size, waits);
}

/** For every link of the loop one way in which it can come about, all together. Looks at up to 64 combinations. */
function deadlocksOf(proof: Proof, waits: readonly Wait[], cycle: readonly number[], links: readonly { readonly from: number; readonly to: number }[]): readonly Deadlock[] {
  const modules = cycle.filter((node) => node < proof.program.modules.length);
  let all: readonly Placement[] = [nowhere];
  for (const { from, to } of links) {
    const ways = waits.filter((wait) => wait.from === from && wait.to === to).map((wait) => wait.placement ?? nowhere);
    all = all.flatMap((placement) => ways.flatMap((way) => combine(placement, way) ?? [])).slice(0, 64);
  }
  const known = placements(proof);
  return all.map((placement): Deadlock => {
    let whole: Placement | null = placement;
    for (const module of modules) whole = whole && combine(whole, known.get(module) ?? nowhere);
    return { modules, placement: whole ?? placement };
  });
}
