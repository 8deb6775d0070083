import type { ImportedItem } from '../../../model/imported';
import { arrange } from './arrange';
import { textOf } from './match-modules';
import { bestPairs, resemblance, shinglesOf } from './similarity';
import { inOrder, partFields, partFingerprint, type Part, type PartType } from './source-parts';

/** What to do where the source and somebody here changed the same: `content`: pages, objectives and questions as the source has them, the fields of the module as they are here. */
export const conflictChoices = ['content', 'source', 'mine'] as const;
export type ConflictChoice = (typeof conflictChoices)[number];

/** What becomes of a page, objective or question set. `kept`: it is not in the source any more, and was changed here. `left-out`: it was deleted here. */
export interface PartChange {
  readonly what: PartType;
  readonly title: string;
  readonly change: 'added' | 'changed' | 'removed' | 'kept' | 'left-out' | 'conflict';
}

export interface PartsInput {
  /** The module that takes new parts. */
  readonly module: string;
  readonly theirs: readonly Part[];
  /** The parts of the module here. */
  readonly mine: readonly Part[];
  /** What the item was at the last import; null: not kept. */
  readonly entry: ImportedItem | null;
  readonly find: (id: string) => Part | undefined;
  readonly choice: ConflictChoice;
}

export interface ReplacedParts {
  readonly put: readonly Part[];
  readonly removed: readonly string[];
  readonly changes: readonly PartChange[];
  /** Fingerprints of what the source gives now, under the ids of here. */
  readonly baseline: ImportedItem['parts'];
  readonly hasConflict: boolean;
}

/** A part that the item gave at the last import: `record` as it is here, undefined when it was deleted. */
interface Candidate {
  readonly id: string;
  readonly type: string;
  readonly base: string | null;
  readonly record: Part | undefined;
}

/** The parts of one item of the source → what changes of the parts here. Ids of matched parts stay. */
export function replaceParts(input: PartsInput): ReplacedParts {
  const { module, theirs, entry, choice, find } = input;
  const candidates = entry
    ? entry.parts.map(({ part, content }): Candidate => ({ id: part, type: part.slice(0, part.indexOf(':')), base: content, record: find(part) }))
    : inOrder(input.mine).map((record): Candidate => ({ id: record.id, type: record.type, base: null, record }));
  const ordered = inOrder(theirs);
  const pairs = pairParts(ordered, candidates);
  const put = new Map<string, Part>();
  const changes: PartChange[] = [];
  const ids = new Map<Part, string>();
  for (const part of ordered) {
    const candidate = pairs.get(part);
    const told = candidate ? decide(part, candidate, choice) : 'added';
    ids.set(part, candidate && told !== 'added' ? candidate.id : part.id);
    if (told === null) continue;
    changes.push({ what: part.type, title: titleOf(part), change: told });
    if (told === 'left-out' || (told === 'conflict' && choice === 'mine')) continue;
    const taken: Part = candidate?.record ? withTheirs(candidate.record, part) : { ...part, module };
    put.set(taken.id, taken);
  }
  const paired = new Set(pairs.values());
  const removed: string[] = [];
  for (const { base, record } of candidates.filter((candidate) => candidate.base !== null && !paired.has(candidate))) {
    if (!record) continue;
    const isGone = choice === 'source' || partFingerprint(record) === base;
    if (isGone) removed.push(record.id);
    changes.push({ what: record.type, title: titleOf(record), change: isGone ? 'removed' : 'kept' });
  }
  const idOf = (part: Part): string => ids.get(part) ?? part.id;
  placeParts(input, ordered.map(idOf), put, new Set(removed));
  return { put: [...put.values()], removed, changes, baseline: ordered.map((part) => ({ part: idOf(part), content: partFingerprint(part) })), hasConflict: changes.some(({ change }) => change === 'conflict' || change === 'kept' || change === 'left-out') };
}

function decide(part: Part, { base, record }: Candidate, choice: ConflictChoice): PartChange['change'] | null {
  const theirs = partFingerprint(part);
  if (!record) return theirs === base ? null : choice === 'source' ? 'added' : 'left-out';
  const mine = partFingerprint(record);
  if (theirs === mine || theirs === base) return null;
  return mine === base ? 'changed' : 'conflict';
}

function withTheirs(mine: Part, theirs: Part): Part {
  const given = theirs as unknown as Readonly<Record<string, unknown>>;
  return { ...mine, ...Object.fromEntries(partFields[theirs.type].map((field) => [field, given[field]])) } as Part;
}

export function titleOf(part: Part): string {
  return part.type === 'objective' ? part.text : part.title;
}

/** Which part of the last import each part of the source is: the same, of the same title, alike, or the only one of its type that is left. */
function pairParts(theirs: readonly Part[], candidates: readonly Candidate[]): ReadonlyMap<Part, Candidate> {
  const pairs = new Map<Part, Candidate>();
  const free = new Set(candidates);
  const pair = (part: Part, candidate: Candidate | undefined): void => {
    if (!candidate || pairs.has(part) || !free.delete(candidate)) return;
    pairs.set(part, candidate);
  };
  const open = (): readonly Part[] => theirs.filter((part) => !pairs.has(part));
  const first = (part: Part, fits: (candidate: Candidate) => boolean): Candidate | undefined => [...free].find((candidate) => candidate.type === part.type && fits(candidate));
  for (const part of open()) {
    const content = partFingerprint(part);
    pair(part, first(part, ({ base, record }) => content === base || (record !== undefined && partFingerprint(record) === content)));
  }
  for (const part of open()) pair(part, first(part, ({ record }) => record !== undefined && titleOf(record) === titleOf(part)));
  const alike = bestPairs(open(), [...free], (part, { type, record }) => (record && type === part.type ? resemblance(shinglesOf(textOf(part)), shinglesOf(textOf(record))) : 0));
  for (const { left, right } of alike) pair(left, right);
  for (const type of ['page', 'question-set']) {
    const [part, ...others] = open().filter((one) => one.type === type);
    const left = [...free].filter((candidate) => candidate.type === type);
    if (part && others.length === 0 && left.length === 1) pair(part, left[0]);
  }
  return pairs;
}

/** Places of the pages and objectives of the module where the source adds or moves some. */
function placeParts({ module, mine, entry, find }: PartsInput, theirs: readonly string[], put: Map<string, Part>, removed: ReadonlySet<string>): void {
  for (const type of ['page', 'objective'] as const) {
    const here = inOrder(mine).filter((part) => part.type === type && !removed.has(part.id)).map(({ id }) => id);
    const isHere = (id: string): boolean => id.startsWith(`${type}:`) && (put.get(id) ?? find(id))?.module === module;
    const order = arrange(here, (entry?.parts ?? []).map(({ part }) => part).filter(isHere), theirs.filter(isHere));
    if (order === here) continue;
    order.forEach((id, at) => {
      const part = put.get(id) ?? find(id);
      if (part && 'place' in part && part.place !== at + 1) put.set(id, { ...part, place: at + 1 });
    });
  }
}
