import { settingsOf, type TrellisDocument } from '../document/trellis-document';
import { compareCodeUnits } from '../kit/order';
import type { RecordId } from '../model/ids';
import type { CourseModule } from '../model/module';
import { levels } from '../model/vocabulary';
import { termOf, wordsIn, type ModuleText } from './module-text';
import { similarModules, type SimilarModule } from './similar-modules';

export const suggestionKinds = ['tag', 'competency', 'level', 'duplicate'] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

/**
 * What could be said of a module, and why. `value`: a tag, the id of a competency, a level, or the id of the other module. `certainty`: 0 to 100, to order by,
 * not a probability. Nothing is applied by itself.
 */
export interface Suggestion {
  /** The same for the same suggestion, so that one that was dismissed does not come back. */
  readonly id: string;
  readonly kind: SuggestionKind;
  readonly module: RecordId;
  readonly value: string;
  readonly certainty: number;
  readonly reason: string;
}

export interface Suggester {
  /** Suggestions for one module, the most certain first. */
  readonly of: (module: RecordId) => readonly Suggestion[];
}

const neighbours = 8;
/** Less alike than this, and a module says nothing of another. */
const leastLikeness = 0.15;
const duplicateLikeness = 0.75;
/** Said less often, a word may stand there by the way. */
const leastMentions = 3;
/** A word that more modules say than this share tells nothing, unless the library is small. */
const mostCommon = 0.3;
const smallLibrary = 20;
const leastVotes = 2;
/** Of the likeness of all neighbours, what those that agree need. */
const leastShare = 0.5;
const cues: Readonly<Record<(typeof levels)[number], RegExp>> = {
  foundation: /\b(introduction|introducing|intro|basics?|fundamentals?|foundations?|getting started|essentials?|first steps|overview|beginners?|grundlagen|einführung|erste schritte)\b/iu,
  intermediate: /\b(intermediate|in practice|applied|applying|working with|aufbau|vertiefung)\b/iu,
  advanced: /\b(advanced|expert|in[- ]depth|mastering|deep dive|fortgeschrittene?)\b/iu,
};

/** Suggests tags, competencies, levels and near-duplicates from what modules say. Local and explained: words of the text, and what the most similar modules have. */
export function createSuggester(document: TrellisDocument): Suggester {
  const similarity = similarModules(document);
  const dismissed = new Set(settingsOf(document).dismissedSuggestions);
  const tags = offeredTags(document);
  const linked = linkedPairs(document);
  const { tables } = document;
  const isTelling = (name: string): boolean => similarity.texts.size < smallLibrary || similarity.commonness(name) <= mostCommon;
  return {
    of: (id) => {
      const module = tables.module.get(id);
      const text = similarity.texts.get(id);
      if (!module || !text) return [];
      const near = similarity.nearest(id, neighbours).filter(({ likeness, id: other }) => likeness >= leastLikeness && tables.module.has(other));
      const words = wordCounts(text);
      const all = [
        ...tagSuggestions(module, near, words, tags, tables.module, isTelling),
        ...(module.competencies.length === 0 ? competencySuggestions(document, module, near, words, isTelling) : []),
        ...(module.level === null ? levelSuggestions(module, near, tables.module) : []),
        ...near.filter((one) => one.likeness >= duplicateLikeness && !linked.has(pairOf(id, one.id))).map((one) => suggestion(module, 'duplicate', one.id, one.likeness * 100, `The words weigh ${Math.round(one.likeness * 100)} % the same; both say ${quotedList(one.shared)}.`)),
      ];
      return all.filter((one) => !dismissed.has(one.id)).sort((a, b) => b.certainty - a.certainty || compareCodeUnits(a.id, b.id));
    },
  };
}

function suggestion(module: CourseModule, kind: SuggestionKind, value: string, certainty: number, reason: string): Suggestion {
  const about = kind === 'duplicate' ? pairOf(module.id, value) : `${module.id} ${value}`;
  return { id: `${kind} ${about}`, kind, module: module.id, value, certainty: Math.round(certainty), reason };
}

const pairOf = (a: RecordId, b: RecordId): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Words that may be suggested: of a closed vocabulary its own, else those in use; never a retired one. */
function offeredTags(document: TrellisDocument): ReadonlySet<string> {
  const vocabulary = settingsOf(document).vocabularies.find(({ field }) => field === 'tags');
  const retired = new Set(vocabulary?.terms.filter((term) => term.retired).map(({ term }) => term));
  const used = vocabulary?.isClosed ? [] : [...document.tables.module.values()].flatMap((module) => module.tags);
  return new Set([...(vocabulary?.terms.map(({ term }) => term) ?? []), ...used].filter((tag) => !retired.has(tag)));
}

/** Pairs that are known to teach the same. */
function linkedPairs({ tables }: TrellisDocument): ReadonlySet<string> {
  return new Set([...[...tables.edge.values()].filter(({ kind }) => kind === 'equivalent').map(({ from, to }) => pairOf(from, to)), ...[...tables.alternate.values()].map(({ module, alternate }) => pairOf(module, alternate))]);
}

function wordCounts(text: ModuleText): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsIn(`${text.title} ${text.title} ${text.objectives} ${text.body}`)) {
    const term = termOf(word);
    if (term !== null) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

/** How often a text says every word of a name: as often as its rarest. */
function mentions(words: ReadonlyMap<string, number>, name: string): number {
  const terms = wordsIn(name).map(termOf).filter((term) => term !== null);
  return terms.length === 0 ? 0 : Math.min(...terms.map((term) => words.get(term) ?? 0));
}

interface Vote {
  readonly value: string;
  readonly voters: readonly SimilarModule[];
  /** Of the likeness of all neighbours. */
  readonly share: number;
}

/** What the neighbours have, by how alike they are. */
function votes(near: readonly SimilarModule[], valuesOf: (module: RecordId) => readonly string[]): readonly Vote[] {
  const total = near.reduce((sum, { likeness }) => sum + likeness, 0);
  const voters = new Map<string, SimilarModule[]>();
  for (const one of near) for (const value of new Set(valuesOf(one.id))) voters.set(value, [...(voters.get(value) ?? []), one]);
  return [...voters].map(([value, list]) => ({ value, voters: list, share: total === 0 ? 0 : list.reduce((sum, { likeness }) => sum + likeness, 0) / total }));
}

function voteReason({ voters }: Vote, near: readonly SimilarModule[]): string {
  const [nearest] = voters;
  return `${voters.length} of the ${near.length} most similar modules have it; the nearest shares ${quotedList(nearest?.shared ?? [])}.`;
}

/** A name that the text says, or that most of the nearest modules have. */
function named(module: CourseModule, kind: 'tag' | 'competency', { value, name }: { readonly value: string; readonly name: string }, vote: Vote | undefined, near: readonly SimilarModule[], words: ReadonlyMap<string, number>, isTelling: (name: string) => boolean): readonly Suggestion[] {
  const said = mentions(words, name);
  const isSaid = said >= leastMentions && isTelling(name);
  const isVoted = vote !== undefined && vote.voters.length >= leastVotes && vote.share >= leastShare;
  if (!isSaid && !isVoted) return [];
  const reasons = [...(isSaid ? [`The text says “${name}” ${said} times.`] : []), ...(isVoted ? [voteReason(vote, near)] : [])];
  return [suggestion(module, kind, value, Math.min(100, (isSaid ? 45 + 5 * Math.min(said, 6) : 0) + (isVoted ? 60 * vote.share : 0)), reasons.join(' '))];
}

function tagSuggestions(module: CourseModule, near: readonly SimilarModule[], words: ReadonlyMap<string, number>, offered: ReadonlySet<string>, modules: TrellisDocument['tables']['module'], isTelling: (name: string) => boolean): readonly Suggestion[] {
  const byVote = new Map(votes(near, (id) => modules.get(id)?.tags ?? []).map((vote) => [vote.value, vote]));
  const own = new Set(module.tags.map((tag) => tag.toLowerCase()));
  return [...offered].filter((tag) => !own.has(tag.toLowerCase())).flatMap((tag) => named(module, 'tag', { value: tag, name: tag }, byVote.get(tag), near, words, isTelling));
}

function competencySuggestions({ tables }: TrellisDocument, module: CourseModule, near: readonly SimilarModule[], words: ReadonlyMap<string, number>, isTelling: (name: string) => boolean): readonly Suggestion[] {
  const byVote = new Map(votes(near, (id) => tables.module.get(id)?.competencies ?? []).map((vote) => [vote.value, vote]));
  return [...tables.competency.values()].flatMap(({ id, title }) => named(module, 'competency', { value: id, name: title }, byVote.get(id), near, words, isTelling));
}

function levelSuggestions(module: CourseModule, near: readonly SimilarModule[], modules: TrellisDocument['tables']['module']): readonly Suggestion[] {
  const cue = levels.map((level) => ({ level, word: cues[level].exec(module.title)?.[0] })).filter(({ word }) => word !== undefined);
  if (cue.length === 1) return [suggestion(module, 'level', cue[0]!.level, 80, `The title says “${cue[0]!.word}”.`)];
  const [first] = votes(near, (id) => { const level = modules.get(id)?.level; return level ? [level] : []; }).filter(({ voters, share }) => voters.length > leastVotes && share >= 0.6).sort((a, b) => b.share - a.share || compareCodeUnits(a.value, b.value));
  return first ? [suggestion(module, 'level', first.value, 60 * first.share, voteReason(first, near))] : [];
}

function quotedList(words: readonly string[]): string {
  return words.length === 0 ? 'nothing in particular' : words.slice(0, 3).map((word) => `“${word}”`).join(', ');
}
