import { formatScore } from '../../../path/bands';
import type { GroupEntry, GroupOf } from '../../../path/groups';
import type { Program, ProgramGate, ProgramGroup, ProgramZone } from '../../../path/program';
import { listed, quoted } from './names';
import { counted, minutesText } from './words';

type Unit = 'count' | 'minutes' | 'credits';

/** An amount of a unit in words; credits are in hundredths. */
export function amountText(unit: Unit, amount: number): string {
  if (unit === 'count') return counted(amount, 'module');
  return unit === 'minutes' ? minutesText(amount) : counted(amount / 100, 'credit');
}

/** What a zone asks of everybody in the role, in one or two sentences. */
export function zoneSentence(zone: ProgramZone): string {
  const rules = zone.static ? ' Rules are switched off here: everybody takes it as it stands.' : '';
  switch (zone.policy) {
    case 'core-locked': return `Everybody takes all of it; nothing skips it.${rules}`;
    case 'core-testable': return `Everybody takes it; only evidence can waive a module.${rules}`;
    case 'elective': return `${electiveSentence(zone)}${rules}`;
    case 'remedial': return `Enters only where a rule asks for it.${rules}`;
    case 'open': return `On offer, never required.${rules}`;
  }
}

function electiveSentence({ requirement, candidates, choice }: ProgramZone): string {
  const chooser = { learner: 'The learner chooses', ranked: 'A ranking chooses', seeded: 'A draw chooses' }[choice.policy];
  const asked = requirement.unit === 'count' ? `${requirement.asked} of ${counted(candidates.length, 'module')}` : `modules worth at least ${amountText(requirement.unit, requirement.asked)}, out of ${candidates.length}`;
  const bound = ({ title, atLeast, atMost }: ProgramZone['requirement']['groups'][number]): string =>
    `${quoted(title)} ${[...(atLeast > 0 ? [`at least ${amountText(requirement.unit, atLeast)}`] : []), ...(atMost === null ? [] : [`at most ${amountText(requirement.unit, atMost)}`])].join(', ') || 'any number'}`;
  const groups = requirement.groups.length === 0 ? '' : ` Of these, ${listed(requirement.groups.map(bound))}${requirement.mayShare ? '; a module may count for several' : ''}.`;
  return `${chooser} ${asked}.${groups}`;
}

/** When a gate opens; `zones` are the titles that it keeps locked. */
export function gateSentence(program: Program, gate: ProgramGate, nameAt: (module: number) => string): string {
  const conditions = gate.conditions.map((condition) =>
    condition.kind === 'zone' ? `${quoted(program.zones[condition.zone]?.title ?? '')} is ${condition.needs === 'done' ? 'done' : 'settled'}` : `${quoted(nameAt(condition.module))} reaches ${formatScore(condition.score)}`,
  );
  const zones = gatedZones(program, gate).map((zone) => quoted(zone.title));
  return `${listed(zones)} ${zones.length === 1 ? 'opens' : 'open'} when ${listed(conditions)}.`;
}

export function gatedZones(program: Program, gate: ProgramGate): readonly ProgramZone[] {
  const at = program.gates.indexOf(gate);
  return program.zones.filter((zone) => zone.gates.includes(at));
}

/** `any of A, B` / `at least 2 modules of A, B, C (at most 1 module of A, B)`; what enters by default where nothing else meets it. */
export function groupText(group: ProgramGroup, nameAt: (module: number) => string): string {
  const title = group.title === '' ? '' : `${group.title}: `;
  const otherwise = group.default.length === 0 ? '' : `; by default ${listed(group.default.map(nameAt))}`;
  return `${title}${groupOfText(group.group, nameAt)}${otherwise}`;
}

function groupOfText(group: GroupOf<number>, nameAt: (module: number) => string): string {
  const entry = (item: GroupEntry<number>): string => ('module' in item ? nameAt(item.module) : `(${groupOfText(item.group, nameAt)})`);
  const of = group.of.map(entry).join(', ');
  if (!('caps' in group)) return `${group.need} of ${of}`;
  const { need } = group;
  const caps = group.caps.map((cap) => ` (at most ${amountText(need, cap.atMost)} of ${cap.of.map(nameAt).join(', ')})`).join('');
  return `at least ${amountText(need, group.atLeast)} of ${of}${caps}`;
}
