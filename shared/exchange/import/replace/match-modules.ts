import type { CourseModule } from '../../../model/module';
import { linesOf } from '../../../model/page';
import { itemKeys } from './item-keys';
import { plainTitle } from './plain-title';
import { bestPairs, likelyPairs, resemblance, shinglesOf } from './similarity';
import { inOrder, partFingerprint, type Part } from './source-parts';

/** Why a module of the document and an item of the source are taken for one. `share`: of the text that is the same, in whole percent. */
export type MatchReason =
  | { readonly kind: 'identifier'; readonly item: string }
  | { readonly kind: 'title' }
  | { readonly kind: 'same-content' }
  | { readonly kind: 'same-file' }
  | { readonly kind: 'similar-content'; readonly share: number };

export interface ModuleMatch {
  readonly reason: MatchReason;
  /** Of the document. */
  readonly mine: CourseModule;
  /** Of the source. */
  readonly theirs: CourseModule;
  /** Key of the item under which the module knew it; null where it was not kept. */
  readonly knownAs: string | null;
}

/** What is matched. Parts by module; `known`: keys of the items that the last import gave, null where that was not kept. */
export interface MatchInput {
  readonly course: string;
  readonly mine: readonly CourseModule[];
  readonly theirs: readonly CourseModule[];
  readonly myParts: ReadonlyMap<string, readonly Part[]>;
  readonly theirParts: ReadonlyMap<string, readonly Part[]>;
  readonly known: ReadonlySet<string> | null;
}

export interface ModuleMatches {
  readonly matches: readonly ModuleMatch[];
  /** Items that the last import gave and whose module was deleted here. */
  readonly deletedHere: readonly CourseModule[];
  /** Items that are new in the source. */
  readonly added: readonly CourseModule[];
}


/** A place that a module can be found at: each item that it is made of, or itself where that was not kept. */
interface Seat {
  readonly module: CourseModule;
  readonly key: string;
  readonly isKnown: boolean;
}

/**
 * Which module of the course each item of the source is: by its identifier, then by title (with the chapters before it, then alone where only one has it), then by the same content or similar
 * text (at least 40 % of the runs of four words), then by the file that it opens. An identifier that is now at something else, while its title stands under another one, is not believed: files that were
 * numbered anew. One module can be several items (merged here), never the other way round.
 */
export function matchModules(input: MatchInput): ModuleMatches {
  const { course, mine, theirs, known } = input;
  const seats = seatsOf(course, mine, known !== null);
  const keys = itemKeys(theirs);
  const matches: ModuleMatch[] = [];
  const freeSeats = new Set(seats);
  const freeItems = new Set(theirs);
  const take = (seat: Seat, item: CourseModule, reason: MatchReason): void => {
    if (!freeSeats.delete(seat)) return;
    freeItems.delete(item);
    matches.push({ mine: seat.module, theirs: item, knownAs: seat.isKnown ? seat.key : null, reason });
  };
  const byKey = new Map(seats.map((seat) => [seat.key, seat]));
  const moved = new Set(theirs.filter((item) => isNumberedAnew(item, byKey.get(keys.get(item.id)!), theirs)));
  for (const item of theirs) {
    const seat = byKey.get(keys.get(item.id)!);
    if (seat && !moved.has(item)) take(seat, item, { kind: 'identifier', item: seat.key });
  }
  const deletedHere = [...freeItems].filter((item) => !moved.has(item) && known?.has(keys.get(item.id)!) && !byKey.has(keys.get(item.id)!));
  for (const item of deletedHere) freeItems.delete(item);
  byTitle(freeSeats, freeItems, (module) => [...module.lineage.slice(1), module.title].map(plainTitle).join('\n'), take);
  byTitle(freeSeats, freeItems, (module) => plainTitle(module.title), take);
  byContent(input, freeSeats, freeItems, take);
  byFile(input, freeSeats, freeItems, take);
  return { matches, deletedHere, added: theirs.filter((item) => freeItems.has(item)) };
}

/** `isKept`: what the last import gave was kept, so what is of no item was made here. */
function seatsOf(course: string, mine: readonly CourseModule[], isKept: boolean): readonly Seat[] {
  const own = isKept ? new Map<string, string>() : itemKeys(mine);
  return mine.flatMap((module): readonly Seat[] => {
    if (module.imported.length > 0) return module.imported.filter((entry) => entry.course === course).map(({ item }) => ({ module, key: item, isKnown: true }));
    const key = own.get(module.id);
    return key === undefined ? [] : [{ module, key, isKnown: false }];
  });
}

function isNumberedAnew(item: CourseModule, seat: Seat | undefined, theirs: readonly CourseModule[]): boolean {
  if (!seat || seat.module.imported.length > 1 || plainTitle(seat.module.title) === plainTitle(item.title)) return false;
  return theirs.some((other) => other !== item && plainTitle(other.title) === plainTitle(seat.module.title));
}

/** Pairs of which both sides have the text once; empty texts are none. */
function byText(mine: readonly Seat[], items: ReadonlySet<CourseModule>, myText: (module: CourseModule) => string, theirText: (module: CourseModule) => string, pair: (seat: Seat, item: CourseModule) => void): void {
  const found = once(mine, ({ module }) => myText(module));
  for (const [text, item] of once(items, theirText)) {
    const seat = text === '' ? undefined : found.get(text);
    if (seat) pair(seat, item);
  }
}

function once<T>(list: Iterable<T>, textOf: (one: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T | null>();
  for (const one of list) found.set(textOf(one), found.has(textOf(one)) ? null : one);
  return new Map([...found].flatMap(([key, one]) => (one === null ? [] : [[key, one]])));
}

/** Of what was merged here no part is found by the title or content of the whole. */
const whole = (seats: ReadonlySet<Seat>): readonly Seat[] => [...seats].filter(({ module }) => module.imported.length < 2);

type Take = (seat: Seat, item: CourseModule, reason: MatchReason) => void;

function byTitle(seats: ReadonlySet<Seat>, items: ReadonlySet<CourseModule>, textOf: (module: CourseModule) => string, take: Take): void {
  byText(whole(seats), items, textOf, textOf, (seat, item) => take(seat, item, { kind: 'title' }));
}

/** The files of modules that show one file each. */
function byFile({ myParts, theirParts }: MatchInput, seats: ReadonlySet<Seat>, items: ReadonlySet<CourseModule>, take: Take): void {
  const fileOf = (parts: readonly Part[] = []): string => parts.flatMap((part) => (part.type === 'page' && part.asset !== null ? [part.asset] : [])).join(' ');
  byText(whole(seats), items, ({ id }) => fileOf(myParts.get(id)), ({ id }) => fileOf(theirParts.get(id)), (seat, item) => take(seat, item, { kind: 'same-file' }));
}

function byContent({ myParts, theirParts }: MatchInput, seats: ReadonlySet<Seat>, items: ReadonlySet<CourseModule>, take: Take): void {
  const mine = new Map(whole(seats).map(({ module }) => [module.id, contentOf(myParts.get(module.id) ?? [])]));
  const theirs = new Map([...items].map((item) => [item.id, contentOf(theirParts.get(item.id) ?? [])]));
  byText(whole(seats), items, ({ id }) => mine.get(id)!.whole, ({ id }) => theirs.get(id)!.whole, (seat, item) => take(seat, item, { kind: 'same-content' }));
  const [left, right] = [whole(seats), [...items]];
  const runs = left.map(({ module }) => mine.get(module.id)!.runs);
  const likely = likelyPairs(runs, right.map(({ id }) => theirs.get(id)!.runs));
  const pairs = bestPairs([...left.keys()], [...right.keys()], (at, to) => (likely[to]!.has(at) ? resemblance(runs[at]!, theirs.get(right[to]!.id)!.runs) : 0));
  for (const { left: at, right: to, share } of pairs) take(left[at]!, right[to]!, share === 1 ? { kind: 'same-content' } : { kind: 'similar-content', share: Math.round(share * 100) });
}

function contentOf(parts: readonly Part[]): { readonly whole: string; readonly runs: ReadonlySet<string> } {
  return { whole: inOrder(parts).map(partFingerprint).join(' '), runs: shinglesOf(parts.map(textOf).join('\n')) };
}

/** The words of a part. */
export function textOf(part: Part): string {
  if (part.type === 'objective') return part.text;
  if (part.type === 'page') return linesOf(part).join('\n');
  return part.questions.map((question) => [question.text, ...('options' in question ? question.options.map(({ text }) => text) : [])].join('\n')).join('\n');
}
