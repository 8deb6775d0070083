import type { TrellisDocument } from '../../../document/trellis-document';
import type { QuestionSet } from '../../../model/question-set';
import { modulesIn } from '../../../path/groups';
import type { Program, ProgramGate, ProgramModule, ProgramZone } from '../../../path/program';
import { listed, quoted } from '../../descriptions/description/names';
import type { RuleFate } from '../../fate';
import type { LmsPath } from '../lms-path/lms-path';
import { isWide, staticBranch, type RuleFateOf } from '../lms-path/static-fates';
import { leftOutFate } from '../lms-path/left-out-fate';
import { lockingNothing, locksNothing, recordFates } from '../one-player/fates';
import { isAttested, restsOnOthers } from '../one-player/rests-on-others';
import { setsOf } from '../one-player/player-content';
import { formatScore } from '../../../path/bands';
import { isTooWide } from './availability';

const enforced = 'Restrict access: Moodle keeps the activity closed until what it needs is complete.';
const byOpening = 'Moodle waits for the activity, but opening it completes it: no score and no record by somebody else is asked for.';

/** What is known of a path when its fates are told. */
interface Told {
  readonly document: TrellisDocument;
  readonly program: Program;
  readonly path: LmsPath;
  /** Modules in the course. */
  readonly held: ReadonlySet<number>;
  /** Modules whose settling in the design needs a mark or somebody else: in the course they settle by being opened. */
  readonly isWeak: (module: number) => boolean;
  /** Modules with a lock that asks for more than the design does. */
  readonly stricter: ReadonlySet<number>;
}

/** What becomes of every construct of the role in a Moodle course, complete before anything is written. Kept only what Moodle enforces as simulated. */
export function moodleFates(document: TrellisDocument, path: LmsPath): readonly RuleFate[] {
  const { program } = path;
  const told: Told = {
    document, program, path, held: new Set(path.modules.map(({ index }) => index)), stricter: new Set(path.modules.filter(({ lock }) => isTooWide(lock)).map(({ index }) => index)),
    isWeak: (index) => { const module = program.modules[index]; return module !== undefined && (module.passMark !== null || restsOnOthers(document, program, index)); },
  };
  return [
    ...linkFates(told, 'Prerequisites', (module) => module.needs),
    ...linkFates(told, 'Corequisites', (module) => module.with),
    ...linkFates(told, 'Blocks', (module) => module.block),
    ...program.modules.flatMap((module, index) => groupFates(told, module, index)),
    ...program.zones.map((zone, index): RuleFate => ({ rule: `Zone “${zone.title}” (${zone.policy})`, ...zoneFate(told, zone, index) })),
    ...program.gates.map((gate, index): RuleFate => ({ rule: `Gate “${gate.title || gate.id}”`, ...gateFate(told, gate, index) })),
    ...program.modules.flatMap((module) => module.rules.map((rule): RuleFate => ({ rule: `Rule “${document.tables.rule.get(rule.id)?.title ?? rule.id}” (${module.title})`, ...staticBranch(rule.noScore) }))),
    ...program.modules.flatMap(failureFates),
    ...path.modules.flatMap(({ index }) => testFates(told, program.modules[index]!)),
    ...attestedFate(told),
    ...leftOutFate(path, 'course'),
    ...recordFates(program).map(({ rule, fate, how }) => ({ rule, fate, how: how.replace('The package does not know', 'The course does not know').replace('reaches the package', 'reaches the course') })),
  ];
}

/** Links of modules in the course: those to modules that settle as simulated are kept; the others are told apart. */
function linkFates({ program, path, held, isWeak }: Told, name: string, of: (module: ProgramModule) => readonly number[]): readonly RuleFate[] {
  const all = program.modules.flatMap((module, index) => (held.has(index) ? of(module).filter((other) => other !== index) : []));
  const links = all.filter((other) => held.has(other) || path.replaced.has(other));
  const lost = all.length - links.length;
  const weak = links.filter(isWeak).length;
  return [
    ...(links.length > weak ? [{ rule: `${name} (${links.length - weak})`, fate: 'kept', how: enforced } as const] : []),
    ...(weak > 0 ? [{ rule: `${name} on modules with a mark, or recorded by somebody else (${weak})`, fate: 'degraded', how: byOpening } as const] : []),
    ...(lost > 0 ? [{ rule: `${name} on modules outside the course (${lost})`, fate: 'dropped', how: 'Nobody gets those modules without a result or a choice that Moodle could read, so nothing waits for them.' } as const] : []),
  ];
}

function groupFates({ isWeak, stricter }: Told, module: ProgramModule, index: number): readonly RuleFate[] {
  return module.groups.map((group): RuleFate => {
    const rule = `Requirement group “${group.title || group.id}” (${module.title})`;
    if (stricter.has(index) || isWide(group.group)) return { rule, fate: 'degraded', how: 'Too many combinations to be written out: all of its modules in the course are asked for.' };
    if (modulesIn(group.group).some(isWeak)) return { rule, fate: 'degraded', how: byOpening };
    return { rule, fate: 'kept', how: `Written out as alternatives. ${enforced}` };
  });
}

function zoneFate({ path, held, program }: Told, zone: ProgramZone, index: number): RuleFateOf {
  if (zone.modules.length === 0) return { fate: 'kept', how: 'It is empty.' };
  const missing = zone.modules.filter((module) => !held.has(module) && !path.replaced.has(module)).length;
  const left = missing === 0 ? '' : ` ${missing} of its ${zone.modules.length} modules are not in the course.`;
  if (zone.policy === 'elective') return electiveFate(path, zone, index, left);
  if (zone.policy === 'remedial') {
    const offered = path.modules.some((module) => module.presence === 'after-failure' && program.modules[module.index]?.zone === index);
    if (missing === 0 && !offered) return { fate: 'kept', how: 'Everybody gets it by a rule.' };
    return { fate: 'degraded', how: `Moodle reads no results: ${offered ? 'what failures bring is offered to everybody.' : 'no rule brings it.'}${left}` };
  }
  if (missing > 0) return { fate: 'degraded', how: left.trim() };
  return { fate: 'kept', how: zone.policy === 'open' ? 'Its activities are offered and never asked for.' : 'Its activities are in the course for everybody.' };
}

function electiveFate(path: LmsPath, zone: ProgramZone, index: number, left: string): RuleFateOf {
  if (path.choices.some((choice) => choice.zone === index)) return { fate: 'degraded', how: `All are offered; that ${zone.choose} of ${zone.candidates.length} are asked for is not enforced, and more can be taken. Gates on it wait for ${zone.choose}.${left}` };
  const { requirement } = zone;
  if (left === '' && requirement.groups.length === 0 && (requirement.asked === 0 || (requirement.unit === 'count' && zone.candidates.length === zone.choose))) return { fate: 'kept', how: 'There is nothing to choose: everybody takes all that it asks for.' };
  return { fate: 'degraded', how: `Moodle cannot choose by minutes, credits, groups, ranking or draw: the first that meet the requirement are in the course.${left}` };
}

function gateFate({ program, isWeak, stricter }: Told, gate: ProgramGate, index: number): RuleFateOf {
  if (locksNothing(program, index)) return lockingNothing;
  const behind = program.zones.filter((zone) => zone.gates.includes(index)).flatMap((zone) => zone.modules);
  if (gate.conditions.some(({ kind }) => kind === 'measure')) return { fate: 'degraded', how: `It asks for a score. ${byOpening}` };
  if (gate.conditions.flatMap((condition) => (condition.kind === 'zone' ? (program.zones[condition.zone]?.modules ?? []) : [])).some(isWeak)) return { fate: 'degraded', how: byOpening };
  if (behind.some((module) => stricter.has(module))) return { fate: 'degraded', how: 'Too many combinations to be written out: all that it could rest on is asked for.' };
  return { fate: 'kept', how: `Written into the restrictions of every activity behind it. ${enforced}` };
}

function failureFates(module: ProgramModule): readonly RuleFate[] {
  return module.failures.map(({ at, action }): RuleFate => {
    const rule = `After ${at} failed ${at === 1 ? 'attempt' : 'attempts'} at “${module.title}”`;
    if (action.do === 'insert') return { rule, fate: 'degraded', how: 'No attempt is counted: the practice is offered to everybody and waited for by nobody.' };
    return { rule, fate: 'dropped', how: `No attempt is counted in the course${action.do === 'escalate' && action.to !== '' ? `: “${action.to}” has to look` : ''}.` };
  });
}

/** A module's tests and mark: the course holds none of them. */
function testFates({ document }: Told, module: ProgramModule): readonly RuleFate[] {
  const [pre, post] = [setsOf(document, module.id, 'pre'), setsOf(document, module.id, 'post')];
  const titles = (sets: readonly QuestionSet[]): string => listed(sets.map(({ title }) => quoted(title)));
  const missing = [...(post.length > 0 ? [titles(post)] : []), ...(module.passMark === null ? [] : [`the pass mark of ${formatScore(module.passMark)}`])];
  return [
    ...(pre.length > 0 ? [{ rule: `Pre-assessment of “${module.title}”`, fate: 'dropped', how: `The course has no quiz: ${titles(pre)} ${pre.length > 1 ? 'are' : 'is'} left out, and no rule reads a result there.` } as const] : []),
    ...(missing.length > 0 ? [{ rule: `Test of “${module.title}”`, fate: 'degraded', how: `The course has no quiz: ${listed(missing)} ${missing.length + post.length > 2 ? 'are' : 'is'} left out, and opening the page completes the module. Add a quiz in Moodle and let the restrictions wait for it.` } as const] : []),
  ];
}

function attestedFate({ document, program, path }: Told): readonly RuleFate[] {
  const attested = path.modules.map(({ index }) => program.modules[index]!).filter((module) => isAttested(document, module.id));
  if (attested.length === 0) return [];
  const who = attested.length === 1 ? quoted(attested[0]!.title) : `${attested.length} modules`;
  return [{ rule: `Recorded by somebody else: ${who}`, fate: 'degraded', how: 'The page says who records it; opening it completes it, which a teacher can take back in the report of completion.' }];
}
