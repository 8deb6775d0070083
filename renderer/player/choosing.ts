import type { PlayerCourse } from '#shared/exchange/packages/player/player-course';
import type { Progress } from '#shared/exchange/packages/player/progress-codec';
import type { ProgramZone } from '#shared/path/program';
import { satisfy } from '#shared/path/satisfy';
import { countFor, problemOf, type Worth } from '#shared/path/zone-requirement';
import type { Words } from './words';

const worthIn = (course: PlayerCourse) => (module: number): Worth => course.program.modules[module] ?? { minutes: 0, credits: 0 };

/** Does the learner choose here, and is there more on offer than must be taken? */
export function isChoosing(course: PlayerCourse, zone: ProgramZone): boolean {
  const known = choosing.get(zone) ?? hasChoice(course, zone);
  choosing.set(zone, known);
  return known;
}

const choosing = new WeakMap<ProgramZone, boolean>();

function hasChoice(course: PlayerCourse, { policy, choice, candidates, requirement, proven }: ProgramZone): boolean {
  if (policy !== 'elective' || choice.policy !== 'learner' || (requirement.asked === 0 && requirement.groups.length === 0)) return false;
  return countFor(requirement, candidates, proven, worthIn(course)).modules.length < candidates.length;
}

const nothing: readonly number[] = [];

/** What the learner has chosen in a zone. */
export function chosenIn({ choices }: Progress, zone: number): readonly number[] {
  return choices[zone] ?? nothing;
}

/** Whether the modules meet what a zone asks for. */
export function isEnough(course: PlayerCourse, zone: ProgramZone, modules: readonly number[]): boolean {
  const last = enough.get(zone);
  if (last?.modules === modules) return last.isMet;
  const isMet = satisfy(problemOf(zone.requirement, modules, worthIn(course))).kind === 'met';
  enough.set(zone, { modules, isMet });
  return isMet;
}

/** The last answer for a zone: every row of the outline asks, and lists are replaced, never changed. */
const enough = new WeakMap<ProgramZone, { readonly modules: readonly number[]; readonly isMet: boolean }>();

/** Zones in which the learner still has to choose. */
export function undecidedZones(course: PlayerCourse, progress: Progress): ReadonlySet<number> {
  const last = undecided.get(course);
  if (last?.choices === progress.choices) return last.zones;
  const zones = findUndecided(course, progress);
  undecided.set(course, { choices: progress.choices, zones });
  return zones;
}

/** The last answer for a course: every step asks, and choices are replaced, never changed. */
const undecided = new WeakMap<PlayerCourse, { readonly choices: Progress['choices']; readonly zones: ReadonlySet<number> }>();

function findUndecided(course: PlayerCourse, progress: Progress): ReadonlySet<number> {
  return new Set(course.program.zones.flatMap((zone, index) => (isChoosing(course, zone) && !isEnough(course, zone, chosenIn(progress, index)) ? [index] : [])));
}

/** The choices with one module chosen or no longer chosen, in the order of the zone, as they come back after a restart. Nothing is added to what is enough. */
export function withChoice(course: PlayerCourse, choices: Progress['choices'], zone: number, module: number, isChosen: boolean): Progress['choices'] {
  return course.program.zones.map((asked, index) => {
    const list = choices[index] ?? [];
    if (index !== zone) return list;
    const others = list.filter((other) => other !== module);
    if (!isChosen || isEnough(course, asked, others)) return others;
    return asked.candidates.filter((candidate) => candidate === module || others.includes(candidate));
  });
}

/** `Choose 2 of 5`, `Choose 1 h of 4`, `Choose 3 credits of 8`: what a zone asks for, of how many modules. */
export function choiceTitle({ requirement, candidates }: ProgramZone, words: Words): string {
  return words.t('choose.title', { amount: amountText(requirement.unit, requirement.asked, words), candidates: candidates.length });
}

/** What is chosen and what is to go, in the unit of the zone, and what its groups ask for. */
export function choiceHint(course: PlayerCourse, zone: ProgramZone, chosen: readonly number[], words: Words): string {
  const { unit, asked, groups } = zone.requirement;
  const worth = worthIn(course);
  const sum = chosen.reduce((total, module) => total + (unit === 'count' ? 1 : worth(module)[unit]), 0);
  const left = Math.max(0, asked - sum);
  const open = groups.filter((group) => chosen.filter((module) => group.modules.includes(module)).length === 0 && group.atLeast > 0);
  const values = { zone: zone.title, amount: amountText(unit, sum, words), left: amountText(unit, left, words) };
  return [words.t(left > 0 ? 'choose.toGo' : 'choose.chosen', values), ...open.map((group) => words.t('choose.group', { amount: amountText(unit, group.atLeast, words), group: group.title }))].join(' ');
}

/** Credits come in hundredths. */
function amountText(unit: ProgramZone['requirement']['unit'], amount: number, words: Words): string {
  if (unit === 'count') return words.number(amount);
  if (unit === 'minutes') return words.minutes(amount) || words.t('time.minutes', { minutes: 0 });
  return words.t('choose.credits', { count: amount / 100 });
}
