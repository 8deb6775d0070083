import type { TrellisDocument } from '../../../document/trellis-document';
import type { QuestionSet } from '../../../model/question-set';
import type { RuleCondition } from '../../../model/rule';
import type { BandRule, Program, ProgramModule, ProgramPart } from '../../../path/program';
import type { RuleFate } from '../../fate';
import { preAssessmentsOf, setsOf } from './player-content';
import { askedSets, poolFates } from './pool-fates';
import { isAttested, isUnheardGroup, restsOnOthers, toldApart, unheardGate } from './rests-on-others';

/**
 * The fates of a role's rules in the one-player package, complete before anything is written. The player runs the same engine as the simulator; what
 * degrades is what a launch cannot know (standards.md, "Rule inputs at launch").
 */
export function playerFates(document: TrellisDocument, program: Program): readonly RuleFate[] {
  return subjectFates(document, program).map(({ rule, fate, how }) => ({ rule, fate, how }));
}

/** What a rule is about: where a description of the path would tell it. */
export type RuleSubject = 'prerequisites' | 'groups' | 'corequisites' | 'zone' | 'gate' | 'rule' | 'pool' | 'attested' | 'formats' | 'validity' | 'equivalents' | 'earlier';

interface SubjectFate extends RuleFate {
  readonly subject: RuleSubject;
}

const about = (subject: RuleSubject) => (fate: RuleFate): SubjectFate => ({ ...fate, subject });

function subjectFates(document: TrellisDocument, program: Program): readonly SubjectFate[] {
  return [
    ...orderFates(document, program),
    ...program.zones.map(zoneFate).map(about('zone')),
    ...program.gates.map((gate, index) => gateFate(document, program, gate, index)).map(about('gate')),
    ...program.modules.flatMap((module) => bandFates(document, program, module)).map(about('rule')),
    ...program.modules.flatMap(failureFates).map(about('rule')),
    ...poolFates(askedSets(document, program)).map(about('pool')),
    ...attestedFates(document, program).map(about('attested')),
    ...recordFates(program, 'player'),
  ];
}

function orderFates(document: TrellisDocument, program: Program): readonly SubjectFate[] {
  const sum = (count: (module: ProgramModule) => number): number => program.modules.reduce((total, module) => total + count(module), 0);
  const rests = (index: number): boolean => restsOnOthers(document, program, index);
  const together = sum((module) => module.with.length + (module.block.length > 0 ? 1 : 0));
  const needs = toldApart('Prerequisites', sum((module) => module.needs.length), sum((module) => module.needs.filter(rests).length), 'A module opens in the player when what it needs is settled.');
  const groups = toldApart('Requirement groups', sum((module) => module.groups.length), sum((module) => module.groups.filter((group) => isUnheardGroup(document, program, group)).length), 'A module opens in the player when enough of its group is settled; the default enters where nothing else does.');
  const corequisites = toldApart('Corequisites', together, sum((module) => (module.block.some(rests) ? 1 : 0)), 'The player opens them before or together, as drawn.');
  return [...needs.map(about('prerequisites')), ...groups.map(about('groups')), ...corequisites.map(about('corequisites'))];
}

function zoneFate(zone: Program['zones'][number]): RuleFate {
  const name = `Zone “${zone.title}” (${zone.policy})`;
  if (zone.policy === 'elective' && zone.choice.policy === 'learner') return { rule: name, fate: 'kept', how: choiceText(zone) };
  if (zone.policy === 'elective' && zone.choice.policy === 'ranked') return { rule: name, fate: 'degraded', how: 'No ranking reaches the package: the authored order is taken.' };
  if (zone.policy === 'elective') return { rule: name, fate: 'degraded', how: 'The package does not know the learner’s key: everybody gets the same draw.' };
  return { rule: name, fate: 'kept', how: zone.policy === 'open' ? 'Offered, never required.' : zone.policy === 'remedial' ? 'Enters by a rule only.' : 'Everybody in the role has it on the path.' };
}

function choiceText({ requirement: { unit, asked, groups }, candidates }: Program['zones'][number]): string {
  const amount = unit === 'count' ? String(asked) : unit === 'minutes' ? `at least ${asked} minutes` : `at least ${asked / 100} credits`;
  return `The learner chooses ${amount} of ${candidates.length} modules in the player${groups.length > 0 ? `, as the ${groups.length} groups ask` : ''}.`;
}

/** A gate locks core and elective zones only: before any other it locks nothing, in the simulator neither. */
export function locksNothing(program: Program, gate: number): boolean {
  return !program.zones.some((zone) => zone.gates.includes(gate) && (zone.policy === 'core-locked' || zone.policy === 'core-testable' || zone.policy === 'elective'));
}

export const lockingNothing = { fate: 'dropped', how: 'It stands before an open or remedial zone, which a gate does not lock: not in the simulator either.' } as const;

function gateFate(document: TrellisDocument, program: Program, gate: Program['gates'][number], index: number): RuleFate {
  const rule = `Gate “${gate.title || gate.id}”`;
  if (locksNothing(program, index)) return { rule, ...lockingNothing };
  const unheard = unheardGate(document, program, gate);
  if (unheard) return { rule, ...unheard };
  return { rule, fate: 'kept', how: 'The zone stays locked in the player until the gate is met.' };
}

function bandFates(document: TrellisDocument, program: Program, module: ProgramModule): readonly RuleFate[] {
  return module.rules.map((rule): RuleFate => {
    const name = `Rule “${document.tables.rule.get(rule.id)?.title ?? rule.id}” (${module.title})`;
    if (program.zones[module.zone]?.static) return { rule: name, fate: 'kept', how: 'Its zone is static: it acts on nobody, as simulated.' };
    if (rule.when.some((condition) => condition.kind === 'result' && !isSupplied(document, program, condition))) return { rule: name, fate: 'degraded', how: 'No launch supplies the result that it asks for: it acts on nobody in the package.' };
    if (rule.when.some((condition) => condition.kind === 'fact')) return { rule: name, fate: 'degraded', how: 'No launch supplies the facts that it asks for: it acts on nobody in the package.' };
    if (rule.parts) return { rule: name, ...combinedFate(document, rule, rule.parts) };
    const [asked] = askedFor(document, rule);
    return { rule: name, ...(asked ? { fate: 'kept', how: `Asked in the package: “${asked.title}”.` } : unscored(rule)) };
  });
}

/** Whether the package asks for the result of a condition. */
function isSupplied(document: TrellisDocument, program: Program, { subject, evidenceKinds }: Extract<RuleCondition, { kind: 'result' }>): boolean {
  return preAssessmentsOf(document, program).some((test) => program.modules[test.module]?.id === subject && (evidenceKinds.length === 0 || evidenceKinds.includes(test.kind)));
}

/** Pre-assessments in the package whose result a rule, or one of its sources, reads. */
function askedFor(document: TrellisDocument, { subject, kinds }: Pick<BandRule, 'subject' | 'kinds'>): readonly QuestionSet[] {
  return subject.startsWith('module:') ? setsOf(document, subject, 'pre').filter((set) => kinds.includes(set.evidenceKind)) : [];
}

function unscored(rule: BandRule): Pick<RuleFate, 'fate' | 'how'> {
  const otherwise = rule.noScore.do === 'take' ? 'everybody takes it' : `everybody gets the branch for no score (${rule.noScore.do})`;
  return { fate: 'degraded', how: `No score reaches the package: ${otherwise}.` };
}

/** Sources of a combined score that the package cannot ask for are missing there: the others decide alone, or nothing does. */
function combinedFate(document: TrellisDocument, rule: BandRule, parts: readonly ProgramPart[]): Pick<RuleFate, 'fate' | 'how'> {
  const asked = parts.filter((part) => askedFor(document, part).length > 0);
  if (asked.length === parts.length) return { fate: 'kept', how: `All ${parts.length} sources are asked in the package.` };
  const isDecided = asked.some((part) => part.kinds.some((kind) => kind !== 'self-report')) && parts.every((part) => !part.required || asked.includes(part));
  return isDecided ? { fate: 'degraded', how: `The package asks for ${asked.length} of ${parts.length} sources: those decide alone.` } : unscored(rule);
}

function failureFates(module: ProgramModule): readonly RuleFate[] {
  return module.failures.map(({ at, action }): RuleFate => {
    const rule = `After ${at} failed ${at === 1 ? 'attempt' : 'attempts'} at “${module.title}”`;
    if (action.do === 'lock') return { rule, fate: 'degraded', how: `The package does not know the day: it does not wait the ${action.days} days.` };
    if (action.do === 'insert') return { rule, fate: 'kept', how: 'The player puts the extra practice before the next attempt.' };
    return { rule, fate: 'degraded', how: `A message and the status failed; nobody is called${action.to ? ` (“${action.to}” has to look into the LMS)` : ''}.` };
  });
}

export function attestedFates(document: TrellisDocument, program: Program): readonly RuleFate[] {
  const attested = program.modules.filter((module) => isAttested(document, module.id));
  const observed = program.modules.filter((module, index) => !attested.includes(module) && restsOnOthers(document, program, index));
  const named = (modules: readonly ProgramModule[]): string => (modules.length === 1 ? `“${modules[0]!.title}”` : `${modules.length} modules`);
  return [
    ...(attested.length > 0 ? [{ rule: `Recorded by somebody else: ${named(attested)}`, fate: 'degraded', how: 'The player says who records it, and lets the learner continue; the record itself is not in the package.' } as const] : []),
    ...(observed.length > 0 ? [{ rule: `Shown by observation: ${named(observed)}`, fate: 'degraded', how: 'Nobody observes in a package: the learner’s own test or word stands for it.' } as const] : []),
  ];
}

const formatFates: Readonly<Record<'player' | 'nowhere', Pick<RuleFate, 'fate' | 'how'>>> = {
  player: { fate: 'kept', how: 'The learner chooses the format in the player, step by step, until one was tried; no profile’s preference is taken over.' },
  nowhere: { fate: 'degraded', how: 'No preference reaches the package: everybody gets the version in the zone.' },
};

/** What belongs to records that no launch supplies. `chosenIn`: whether the learner chooses among formats in the package. */
export function recordFates(program: Program, chosenIn: 'player' | 'nowhere' = 'nowhere'): readonly SubjectFate[] {
  const fates: SubjectFate[] = [];
  const expiring = program.modules.filter((module) => module.validityDays !== null);
  const equivalents = program.modules.filter((module) => module.equivalents.length > 0);
  if (program.modules.some((module) => module.formats.length > 0)) fates.push({ subject: 'formats', rule: 'Preferred formats', ...formatFates[chosenIn] });
  if (expiring.length > 0) fates.push({ subject: 'validity', rule: `Validity (${expiring.length} ${expiring.length === 1 ? 'module' : 'modules'})`, fate: 'dropped', how: 'Expiry and recertification belong to the LMS: set them there.' });
  if (equivalents.length > 0) fates.push({ subject: 'equivalents', rule: `Equivalents (${equivalents.length})`, fate: 'dropped', how: 'The package does not know earlier completions.' });
  fates.push({ subject: 'earlier', rule: 'Earlier completions and exemptions', fate: 'dropped', how: 'The package does not know earlier records: everybody starts fresh.' });
  return fates;
}

/** Where a description tells what is said of a subject (`the column “Rules”`), or null where it does not. */
export type ToldWhere = (subject: RuleSubject) => string | null;

/**
 * Fates in a description: nothing is enforced by it. A rule that it tells is degraded to words; one that it does not tell is dropped.
 */
export function describedFates(document: TrellisDocument, program: Program, toldWhere: ToldWhere = () => 'the file'): readonly RuleFate[] {
  return subjectFates(document, program).map(({ rule, subject }): RuleFate => {
    const where = toldWhere(subject);
    if (where === null) return { rule, fate: 'dropped', how: 'Not told in this file, and nothing enforces it.' };
    return { rule, fate: 'degraded', how: `Described in ${where}; whatever reads it has to enforce it.` };
  });
}
