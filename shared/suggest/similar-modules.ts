import MiniSearch from 'minisearch';
import type { TrellisDocument } from '../document/trellis-document';
import { compareCodeUnits } from '../kit/order';
import type { RecordId } from '../model/ids';
import { moduleTexts, termOf, wordsIn, type ModuleText } from './module-text';

/** Another module that says much the same. `likeness`: 0 to 1, against how well the module finds itself. `shared`: the telling words of both, the rarest first. */
export interface SimilarModule {
  readonly id: RecordId;
  readonly likeness: number;
  readonly shared: readonly string[];
}

export interface Similarity {
  readonly texts: ReadonlyMap<RecordId, ModuleText>;
  /** Of all modules, how many say every word of a name: the share of its rarest word. */
  readonly commonness: (name: string) => number;
  /** The nearest modules, the nearest first; ties by id. */
  readonly nearest: (module: RecordId, most: number) => readonly SimilarModule[];
}

/** A module is looked up by its most telling words, so that long ones cost no more than short ones. */
const mostTerms = 30;
const weights = { title: 3, objectives: 2, body: 1 } as const;

/**
 * Finds modules by what they say: BM25+ over titles, objectives and pages (MiniSearch), asked with the terms of the module that weigh most by TF-IDF (Spärck Jones 1972).
 * Pure: the same document gives the same answer.
 */
export function similarModules(document: TrellisDocument): Similarity {
  const texts = moduleTexts(document);
  const ids = [...texts.keys()].sort(compareCodeUnits);
  const frequency = new Map<string, number>();
  const counts = new Map(ids.map((id) => [id, termsOf(texts.get(id)!)]));
  for (const terms of counts.values()) for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const rarity = (term: string): number => Math.log(1 + ids.length / (frequency.get(term) ?? 1));
  const index = new MiniSearch<{ readonly id: RecordId } & ModuleText>({ fields: ['title', 'objectives', 'body'], tokenize: (text) => [...wordsIn(text)], processTerm: termOf, searchOptions: { boost: weights, prefix: false, fuzzy: false, combineWith: 'OR' } });
  index.addAll(ids.map((id) => ({ id, ...texts.get(id)! })));
  const nearest = (module: RecordId, most: number): readonly SimilarModule[] => {
    const terms = [...(counts.get(module) ?? [])].map(([term, count]) => ({ term, weight: count * rarity(term) })).sort((a, b) => b.weight - a.weight || compareCodeUnits(a.term, b.term)).slice(0, mostTerms);
    if (terms.length === 0) return [];
    const hits = index.search(terms.map(({ term }) => term).join(' '), { tokenize: (text) => text.split(' ') });
    const own = hits.find(({ id }) => id === module)?.score ?? 0;
    return hits.filter(({ id }) => id !== module).map(({ id, score, terms: found }) => ({ id: String(id), likeness: own === 0 ? 0 : Math.min(1, Math.round((score / own) * 1000) / 1000), shared: [...new Set(found)].sort((a, b) => rarity(b) - rarity(a) || compareCodeUnits(a, b)).slice(0, 5) }))
      .sort((a, b) => b.likeness - a.likeness || compareCodeUnits(a.id, b.id)).slice(0, most);
  };
  const commonness = (name: string): number => Math.min(1, ...wordsIn(name).map(termOf).filter((term) => term !== null).map((term) => (frequency.get(term) ?? 0) / Math.max(1, ids.length)));
  return { texts, commonness, nearest };
}

/** How often each term is said, by where it is said. */
function termsOf(text: ModuleText): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [field, weight] of Object.entries(weights) as [keyof ModuleText, number][]) {
    for (const word of wordsIn(text[field])) {
      const term = termOf(word);
      if (term !== null) counts.set(term, (counts.get(term) ?? 0) + weight);
    }
  }
  return counts;
}
