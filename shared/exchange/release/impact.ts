import { formatScore } from '../../path/bands';
import { scoresOtherwise } from './answer-key';
import type { Release } from './release';
import type { ModuleFacts, ReleaseFacts } from './release-facts';

/** `minor`: text. `credential`: pass mark, attempts, scoring, validity. `major`: order, modules, zones, links, one item or many. */
export type ImpactLevel = 'minor' | 'credential' | 'major';

export interface ImpactChange {
  readonly level: ImpactLevel;
  readonly what: string;
  /** Records that it is about. */
  readonly records: readonly string[];
}

/** What publishing again would do to learners of the last release. */
export interface Impact {
  /** The heaviest change; `same`: nothing that a learner or an LMS would notice. */
  readonly level: ImpactLevel | 'same';
  /** The heaviest first. */
  readonly changes: readonly ImpactChange[];
  /** Identifiers that the LMS keeps progress under. */
  readonly identifiers: { readonly unchanged: number; readonly added: number; readonly lost: number };
  /** Whether progress under way survives when the package is replaced. */
  readonly progress: 'kept' | 'lost';
  readonly advice: 'replace' | 'ask' | 'new-course';
}

type Candidate = Pick<Release, 'target' | 'options' | 'identifiers' | 'facts' | 'structure'>;

const weight: Readonly<Record<ImpactLevel, number>> = { major: 0, credential: 1, minor: 2 };

/**
 * Compares what would be published with what was published last. Credential changes are asked about, never decided: whether earlier passes count is a person's
 * word (standards.md, Changes after release).
 */
export function republishImpact(last: Candidate, next: Candidate): Impact {
  const changes = [...targetChanges(last, next), ...reportChange(last, next), ...evidenceChange(last.facts, next.facts), ...moduleChanges(last.facts, next.facts), ...zoneChanges(last.facts, next.facts), ...structureChange(last, next)].sort((a, b) => weight[a.level] - weight[b.level]);
  const [before, after] = [new Set(Object.values(last.identifiers)), new Set(Object.values(next.identifiers))];
  const lost = [...before].filter((id) => !after.has(id)).length;
  const level = changes[0]?.level ?? 'same';
  const progress = last.target === next.target && last.structure === next.structure && lost === 0 ? 'kept' : 'lost';
  return {
    level,
    changes,
    identifiers: { unchanged: before.size - lost, added: [...after].filter((id) => !before.has(id)).length, lost },
    progress,
    advice: level === 'major' || progress === 'lost' ? 'new-course' : level === 'credential' ? 'ask' : 'replace',
  };
}

/** Progress cannot be read back although nothing else tells why: other formats of a module, or a content object where a page was. */
function structureChange(last: Candidate, next: Candidate): readonly ImpactChange[] {
  const isTold = last.target !== next.target || last.structure === next.structure || moduleChanges(last.facts, next.facts).length + zoneChanges(last.facts, next.facts).length > 0;
  return isTold ? [] : [{ level: 'major', what: 'What saved progress depends on is changed: formats to choose from, or what scores a module.', records: [] }];
}

function targetChanges(last: Candidate, next: Candidate): readonly ImpactChange[] {
  return last.target === next.target ? [] : [{ level: 'major', what: `The package is of another kind: ${last.target} before, ${next.target} now.`, records: [] }];
}

function reportChange({ options: was }: Candidate, { options: is }: Candidate): readonly ImpactChange[] {
  return was.finished === is.finished && was.awaited === is.awaited ? [] : [{ level: 'credential', what: `What the LMS is told is changed: finished is ${was.finished}, awaited is ${was.awaited} before; ${is.finished} and ${is.awaited} now.`, records: [] }];
}

function evidenceChange(last: ReleaseFacts, next: ReleaseFacts): readonly ImpactChange[] {
  return [
    ...(last.evidence === next.evidence ? [] : [{ level: 'credential', what: 'How long evidence counts, the day it is counted from, or which kinds show what somebody can do, is changed.', records: ['settings:document'] } as const]),
    ...(last.fall === next.fall ? [] : [major('What becomes of modules that nothing needs any more is changed.')]),
    ...(last.words === next.words ? [] : [{ level: 'minor', what: 'Titles, the language or words of the glossary are edited.', records: [] } as const]),
  ];
}

function moduleChanges(last: ReleaseFacts, next: ReleaseFacts): readonly ImpactChange[] {
  const before = new Map(last.modules.map((module) => [module.id, module]));
  const after = new Map(next.modules.map((module) => [module.id, module]));
  const gone = last.modules.filter(({ id }) => !after.has(id));
  const fresh = next.modules.filter(({ id }) => !before.has(id));
  const kept = next.modules.flatMap((module) => (before.has(module.id) ? [[before.get(module.id) as ModuleFacts, module] as const] : []));
  const texts = kept.filter(([was, is]) => was.text !== is.text).map(([, is]) => is);
  return [
    ...gone.map(({ id, title }) => major(`“${title}” is no longer on the path.`, id)),
    ...fresh.map(({ id, title }) => major(`“${title}” is new on the path.`, id)),
    ...orderChange(kept, last),
    ...kept.flatMap(([was, is]) => moduleChange(was, is)),
    ...(texts.length > 0 ? [{ level: 'minor' as const, what: texts.length === 1 ? `Text of “${texts[0]!.title}” is edited.` : `Text is edited in ${texts.length} modules.`, records: texts.map(({ id }) => id) }] : []),
  ];
}

function major(what: string, ...records: readonly string[]): ImpactChange {
  return { level: 'major', what, records };
}

function orderChange(kept: readonly (readonly [ModuleFacts, ModuleFacts])[], last: ReleaseFacts): readonly ImpactChange[] {
  const now = kept.map(([, is]) => is);
  const ids = new Set(now.map(({ id }) => id));
  const before = last.modules.filter(({ id }) => ids.has(id));
  const moved = now.filter(({ id }, at) => before[at]?.id !== id);
  return moved.length === 0 ? [] : [major(`The order of ${moved.length} modules is another.`, ...moved.map(({ id }) => id))];
}

/** What of one module differs, beside its text. */
function moduleChange(was: ModuleFacts, is: ModuleFacts): readonly ImpactChange[] {
  const name = `“${is.title}”`;
  const differs = (...fields: readonly (keyof ModuleFacts)[]): boolean => fields.some((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
  const changes: ImpactChange[] = [];
  const add = (level: ImpactLevel, what: string): void => void changes.push({ level, what, records: [is.id] });
  if (was.policy !== is.policy) add('major', `${name}: ${was.policy} before, ${is.policy} now.`);
  else if (was.zone !== is.zone) add('major', `${name} stands in another zone.`);
  if (differs('needs', 'together', 'groups')) add('major', `What ${name} needs first is changed.`);
  if (was.passMark !== is.passMark) add('credential', `Pass mark of ${name}: ${markText(was.passMark)} before, ${markText(is.passMark)} now.`);
  if (differs('attempts')) add('credential', `What failed attempts at ${name} do is changed.`);
  if (differs('rules')) add('credential', `Rules of ${name} decide otherwise.`);
  if (was.key && is.key ? scoresOtherwise(was.key, is.key) : differs('scoring')) add('credential', `${name} is scored otherwise: questions, points or right answers are changed.`);
  if (was.shown !== is.shown) add('credential', `What shows ${name}, who records it, or what stands for it is changed.`);
  if (differs('worth')) add('minor', `Minutes or credits of ${name} are changed.`);
  if (was.validityDays !== is.validityDays) add('credential', `${name} is valid for ${daysText(was.validityDays)} before, ${daysText(is.validityDays)} now.`);
  return changes;
}

function markText(mark: number | null): string {
  return mark === null ? 'none' : formatScore(mark);
}

function daysText(days: number | null): string {
  return days === null ? 'ever' : `${days} days`;
}

function zoneChanges(last: ReleaseFacts, next: ReleaseFacts): readonly ImpactChange[] {
  return [
    ...pairs(last.zones, next.zones, 'Zone').flatMap(({ was, is, change }) => change ?? (was.policy !== is.policy || was.asks !== is.asks || JSON.stringify(was.gates) !== JSON.stringify(is.gates) ? [major(`Zone “${is.title}” asks for something else.`, is.id)] : [])),
    ...pairs(last.gates, next.gates, 'Gate').flatMap(({ was, is, change }) => change ?? (was.conditions !== is.conditions ? [major(`Gate “${is.title || is.id}” opens on something else.`, is.id)] : [])),
  ];
}

interface Pair<T> {
  readonly was: T;
  readonly is: T;
  /** Set where one of the two is missing. */
  readonly change: readonly ImpactChange[] | null;
}

function pairs<T extends { readonly id: string; readonly title: string }>(before: readonly T[], after: readonly T[], kind: string): readonly Pair<T>[] {
  const known = new Map(before.map((one) => [one.id, one]));
  const now = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !now.has(id)).map((one): Pair<T> => ({ was: one, is: one, change: [major(`${kind} “${one.title || one.id}” is gone.`, one.id)] }));
  return [...gone, ...after.map((is): Pair<T> => {
    const was = known.get(is.id);
    return was ? { was, is, change: null } : { was: is, is, change: [major(`${kind} “${is.title || is.id}” is new.`, is.id)] };
  })];
}
