import type { TrellisDocument } from '../../../document/trellis-document';
import { modulesIn, type GroupOf } from '../../../path/groups';
import type { Program, ProgramAction, ProgramGate, ProgramZone } from '../../../path/program';
import type { RuleFate } from '../../fate';
import { attestedFates, lockingNothing, locksNothing, recordFates } from '../one-player/fates';
import { testOf } from '../one-player/player-content';
import { poolFates } from '../one-player/pool-fates';
import { isUnheardGroup, restsOnOthers, toldApart, unheard, unheardGate } from '../one-player/rests-on-others';
import { leftOutFate, leftOutModules } from './left-out-fate';
import type { LmsPath } from './lms-path';
import { needsOf } from './lms-path';
import { mostInExpandedGroup } from './lock-formulas';

/** How a target words and weighs what it enforces. */
export interface TargetWords {
  /** Of prerequisites, groups, corequisites and gates: by what it is enforced, and how far. */
  readonly enforced: string;
  /** Whether an item of which nothing is asked keeps the course from completing. */
  readonly waitsForAll: boolean;
  /** Zones whose choice the target keeps as simulated; else why not. */
  readonly choice: (zone: ProgramZone) => RuleFateOf;
  /** Fates of score-band rules, by rule. */
  readonly band: (rule: string, otherwise: RuleFateOf) => RuleFateOf;
  /** Groups that have to ask for more than the design: by id. */
  readonly stricter: ReadonlySet<string>;
  /** What becomes of practice after the n-th failure at a module. */
  readonly afterFailure: (module: number, at: number) => RuleFateOf;
}
export type RuleFateOf = Pick<RuleFate, 'fate' | 'how'>;

/** What becomes of every construct of the role in a package of single launches, complete before anything is written. */
export function staticFates(document: TrellisDocument, path: LmsPath, words: TargetWords): readonly RuleFate[] {
  const { program } = path;
  return [
    ...linkFates(document, path, words),
    ...groupFates(document, path, words),
    ...program.zones.map((zone, index): RuleFate => ({ rule: `Zone “${zone.title}” (${zone.policy})`, ...zoneFate(path, zone, index, words) })),
    ...program.gates.map((gate, index): RuleFate => ({ rule: `Gate “${gate.title || gate.id}”`, ...(locksNothing(program, index) ? lockingNothing : gateFate(document, program, gate, words)) })),
    ...program.modules.flatMap((module) => module.rules.map((rule): RuleFate => ({ rule: `Rule “${document.tables.rule.get(rule.id)?.title ?? rule.id}” (${module.title})`, ...words.band(rule.id, staticBranch(rule.noScore)) }))),
    ...attemptFates(program, words.afterFailure),
    ...poolFates(path.modules.flatMap(({ index }) => testOf(document, program.modules[index]?.id ?? '') ?? [])),
    ...attestedFates(document, program),
    ...leftOutFate(path, 'package'),
    ...recordFates(program).map(({ rule, fate, how }) => ({ rule, fate, how })),
  ];
}

/** What everybody gets when no result is read. */
export function staticBranch(noScore: ProgramAction): RuleFateOf {
  const branch = noScore.do === 'take' ? 'everybody takes the module' : `everybody gets the branch for no score (${noScore.do})`;
  return { fate: 'degraded', how: `No result is read: ${branch}.` };
}

function linkFates(document: TrellisDocument, { program }: LmsPath, { enforced }: TargetWords): readonly RuleFate[] {
  const sum = (count: (module: Program['modules'][number]) => number): number => program.modules.reduce((total, module) => total + count(module), 0);
  const rests = (index: number): boolean => restsOnOthers(document, program, index);
  return [
    ...toldApart('Prerequisites', sum((module) => module.needs.length), sum((module) => module.needs.filter(rests).length), enforced),
    ...toldApart('Corequisites', sum((module) => module.with.length), 0, `An item opens with what it goes together with. ${enforced}`),
    ...toldApart('Blocks', sum((module) => (module.block.length > 0 ? 1 : 0)), sum((module) => (module.block.some(rests) ? 1 : 0)), `What follows waits for all of a block. ${enforced}`, (count) => `${count} modules`),
  ];
}

function groupFates(document: TrellisDocument, { program }: LmsPath, { enforced, stricter }: TargetWords): readonly RuleFate[] {
  return program.modules.flatMap((module) =>
    module.groups.map((group): RuleFate => {
      const rule = `Requirement group “${group.title || group.id}” (${module.title})`;
      if (isUnheardGroup(document, program, group)) return { rule, fate: 'degraded', how: unheard };
      if (stricter.has(group.id) || isWide(group.group)) return { rule, fate: 'degraded', how: 'Too many combinations to be written out: all of its modules on the path are asked for.' };
      return { rule, fate: 'kept', how: enforced };
    }),
  );
}

/** Minutes, credits or caps over more modules than are written out as sets. */
export function isWide(group: GroupOf<number>): boolean {
  if (group.of.some((entry) => 'group' in entry && isWide(entry.group))) return true;
  return 'caps' in group && (group.need !== 'count' || group.caps.length > 0) && modulesIn(group).length > mostInExpandedGroup;
}

function zoneFate(path: LmsPath, zone: ProgramZone, index: number, words: TargetWords): RuleFateOf {
  if (zone.modules.length === 0) return { fate: 'kept', how: 'It is empty.' };
  if (zone.policy === 'remedial') return { fate: 'kept', how: 'Enters by a rule only: what becomes of the rules is said there.' };
  if (zone.policy === 'open') return openFate(path, zone, words);
  if (zone.policy !== 'elective') return { fate: 'kept', how: 'Everybody in the role has its items.' };
  if (path.choices.some((choice) => choice.zone === index)) return shrunk(path, zone) ?? entangled(path, zone) ?? words.choice(zone);
  if (zone.requirement.groups.length === 0 && (zone.requirement.asked === 0 || (zone.requirement.unit === 'count' && zone.candidates.length === zone.choose))) return { fate: 'kept', how: 'There is nothing to choose: everybody takes all that it asks for.' };
  const what = zone.choice.policy === 'ranked' ? 'No ranking reaches the package: ' : zone.choice.policy === 'seeded' ? 'The package does not know the learner’s key: ' : 'Items cannot be chosen by minutes, credits, groups or across zones: ';
  const taken = zone.choice.policy === 'seeded' ? 'everybody gets the same draw.' : 'the first that meet the requirement in their authored order are taken, the others are left out.';
  return { fate: 'degraded', how: `${what}${taken}` };
}

function openFate({ modules }: LmsPath, zone: ProgramZone, { waitsForAll }: TargetWords): RuleFateOf {
  const missing = zone.modules.filter((module) => !modules.some(({ index }) => index === module)).length;
  if (missing > 0) return { fate: 'degraded', how: `${missing} of its ${zone.modules.length} modules are left out: what they need is on nobody’s path.` };
  return waitsForAll ? { fate: 'degraded', how: 'Its items are offered; an LMS that waits for every item waits for them, too.' } : { fate: 'kept', how: 'Its items are offered and never asked for.' };
}

/** A choice of fewer candidates than the design has. */
function shrunk(path: LmsPath, zone: ProgramZone): RuleFateOf | undefined {
  const left = leftOutModules(path);
  const missing = zone.candidates.filter((index) => left.includes(index)).length;
  return missing > 0 ? { fate: 'degraded', how: `The learner takes any ${zone.choose} of ${zone.candidates.length - missing}; ${missing} more ${missing === 1 ? 'is' : 'are'} not in the package.` } : undefined;
}

/** A choice that brings more than itself cannot be followed item by item. */
function entangled({ program, choices, required, widest }: LmsPath, zone: ProgramZone): RuleFateOf | undefined {
  const candidates = new Set(choices.flatMap((choice) => choice.candidates));
  const seen = new Set<number>();
  const visit = (index: number): void => {
    for (const need of needsOf(program, index)) {
      if (seen.has(need)) continue;
      seen.add(need);
      visit(need);
    }
  };
  zone.candidates.forEach(visit);
  const grouped = zone.candidates.some((index) => (program.modules[index]?.groups.length ?? 0) > 0);
  const more = [...seen].filter((index) => candidates.has(index) || (widest.has(index) && !required.has(index)));
  return more.length > 0 || grouped ? { fate: 'degraded', how: 'What some of the choices need first is offered to everybody, and counts where it can be chosen itself.' } : undefined;
}

function gateFate(document: TrellisDocument, program: Program, gate: ProgramGate, { enforced }: TargetWords): RuleFateOf {
  const others = unheardGate(document, program, gate);
  if (others) return others;
  return { fate: 'kept', how: `Written as a conjunction of what it rests on; a measure by the mark of its module. ${enforced}` };
}

/** What becomes of attempts rules in a launch of one module. */
export function attemptFates(program: Program, afterFailure: TargetWords['afterFailure']): readonly RuleFate[] {
  return program.modules.flatMap((module, index) =>
    module.failures.map(({ at, action }): RuleFate => {
      const rule = `After ${at} failed ${at === 1 ? 'attempt' : 'attempts'} at “${module.title}”`;
      if (action.do === 'insert') return { rule, ...afterFailure(index, at) };
      if (action.do === 'lock') return { rule, fate: 'degraded', how: `The package does not know the day: it does not wait the ${action.days} days.` };
      return { rule, fate: 'degraded', how: `The item takes no further attempt, says so and reports failed; nobody is called${action.to ? ` (“${action.to}” has to look into the LMS)` : ''}.` };
    }),
  );
}
