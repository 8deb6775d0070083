import type { TrellisDocument } from '../../../document/trellis-document';
import { modulesIn } from '../../../path/groups';
import type { Program, ProgramGate, ProgramGroup } from '../../../path/program';
import type { RuleFate } from '../../fate';
import { attestedBy } from './player-content';

/** Why nothing that waits for somebody else's word is kept. */
export const unheard = 'The package does not hear what a supervisor or coach records: the learner reads about it and goes on.';

/** Whether somebody else records the module, and the player says so instead of letting the learner settle it by a test. */
export function isAttested(document: TrellisDocument, id: string): boolean {
  const module = document.tables.module.get(id);
  return module !== undefined && attestedBy(module) !== '';
}

/** Whether a module settles in the design by what somebody else records or observes. In a package the learner's own test or word stands for it, so nothing that waits for it is kept. */
export function restsOnOthers(document: TrellisDocument, program: Program, index: number): boolean {
  const module = program.modules[index];
  return module !== undefined && (module.evidenceKind === 'observed' || isAttested(document, module.id));
}

/** Modules by index whose settling meets, or helps to meet, a gate. */
function modulesOfGate(program: Program, gate: ProgramGate): readonly number[] {
  return gate.conditions.flatMap((condition) => (condition.kind === 'measure' ? [condition.module] : (program.zones[condition.zone]?.modules ?? [])));
}

/** The fate of a gate that rests on others; undefined: it does not. */
export function unheardGate(document: TrellisDocument, program: Program, gate: ProgramGate): Pick<RuleFate, 'fate' | 'how'> | undefined {
  if (!modulesOfGate(program, gate).some((index) => restsOnOthers(document, program, index))) return undefined;
  return { fate: 'degraded', how: 'It rests on something that somebody else records or observes; the package lets the learner go on without it.' };
}

export function isUnheardGroup(document: TrellisDocument, program: Program, { group }: ProgramGroup): boolean {
  return modulesIn(group).some((index) => restsOnOthers(document, program, index));
}

/** Links of one kind, told apart by whether they hold in a package. `amount`: how a number of them is written. */
export function toldApart(name: string, total: number, unsure: number, kept: string, amount: (count: number) => string = String): readonly RuleFate[] {
  return [
    ...(total > unsure ? [{ rule: `${name} (${amount(total - unsure)})`, fate: 'kept', how: kept } as const] : []),
    ...(unsure > 0 ? [{ rule: `${name} on what others record (${amount(unsure)})`, fate: 'degraded', how: unheard } as const] : []),
  ];
}
