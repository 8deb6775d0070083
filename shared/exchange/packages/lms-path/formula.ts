/** A monotone condition over modules (indices into `Program.modules`): a module counts when it is settled. What an LMS has to ask before it opens an item. */
export type Formula =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'module'; readonly module: number }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Formula[] }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly Formula[] };

export const always: Formula = { kind: 'always' };
export const never: Formula = { kind: 'never' };

export function settled(module: number): Formula {
  return { kind: 'module', module };
}

/** A conjunction: flat, nothing twice, no constants inside. */
export function allOf(parts: readonly Formula[]): Formula {
  const flat = distinct(parts.flatMap((part) => (part.kind === 'all' ? part.of : part.kind === 'always' ? [] : [part])));
  if (flat.some((part) => part.kind === 'never')) return never;
  return flat.length === 0 ? always : flat.length === 1 ? flat[0]! : { kind: 'all', of: flat };
}

/** A disjunction: flat, nothing twice, no constants inside. */
export function anyOf(parts: readonly Formula[]): Formula {
  const flat = distinct(parts.flatMap((part) => (part.kind === 'any' ? part.of : part.kind === 'never' ? [] : [part])));
  if (flat.some((part) => part.kind === 'always')) return always;
  return flat.length === 0 ? never : flat.length === 1 ? flat[0]! : { kind: 'any', of: flat };
}

/** At least `count` of the parts; all and any where it comes to that. */
export function atLeast(count: number, parts: readonly Formula[]): Formula {
  const sure = parts.filter((part) => part.kind === 'always').length;
  const open = parts.filter((part) => part.kind !== 'always' && part.kind !== 'never');
  const left = count - sure;
  if (left <= 0) return always;
  if (left > open.length) return never;
  if (left === open.length) return allOf(open);
  return left === 1 ? anyOf(open) : { kind: 'at-least', count: left, of: open };
}

function distinct(parts: readonly Formula[]): readonly Formula[] {
  return [...new Map(parts.map((part) => [keyOf(part), part])).values()];
}

/** The formula as text: equal formulas, equal text. */
export function keyOf(formula: Formula): string {
  switch (formula.kind) {
    case 'always':
    case 'never':
      return formula.kind;
    case 'module':
      return String(formula.module);
    case 'at-least':
      return `${formula.count}(${formula.of.map(keyOf).join(',')})`;
    default:
      return `${formula.kind}(${formula.of.map(keyOf).join(',')})`;
  }
}

/** Every module that a formula names, each once. */
export function modulesOf(formula: Formula): readonly number[] {
  if (formula.kind === 'module') return [formula.module];
  return 'of' in formula ? [...new Set(formula.of.flatMap(modulesOf))] : [];
}

export function isMet(formula: Formula, isSettled: (module: number) => boolean): boolean {
  switch (formula.kind) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'module':
      return isSettled(formula.module);
    case 'all':
      return formula.of.every((part) => isMet(part, isSettled));
    case 'any':
      return formula.of.some((part) => isMet(part, isSettled));
    case 'at-least':
      return formula.of.filter((part) => isMet(part, isSettled)).length >= formula.count;
  }
}

/** The formula with other modules in the place of modules. */
export function replaceModules(formula: Formula, by: (module: number) => Formula): Formula {
  switch (formula.kind) {
    case 'always':
    case 'never':
      return formula;
    case 'module':
      return by(formula.module);
    case 'all':
      return allOf(formula.of.map((part) => replaceModules(part, by)));
    case 'any':
      return anyOf(formula.of.map((part) => replaceModules(part, by)));
    case 'at-least':
      return atLeast(formula.count, formula.of.map((part) => replaceModules(part, by)));
  }
}

/** Choices of `count` items, in order. Undefined when there are more than `most`. */
export function combinations<T>(items: readonly T[], count: number, most: number): readonly (readonly T[])[] | undefined {
  let found: readonly (readonly T[])[] = [[]];
  for (let chosen = 0; chosen < count; chosen++) {
    found = found.flatMap((front) => items.slice(front.length === 0 ? 0 : items.indexOf(front.at(-1)!) + 1, items.length - (count - chosen - 1)).map((item) => [...front, item]));
    if (found.length > most) return undefined;
  }
  return found;
}

/**
 * The formula as clauses: every clause needs one of its modules. Only the smallest clauses; undefined when there are more than `most`. Source: conjunctive normal form of a
 * monotone function.
 */
export function clausesOf(formula: Formula, most: number): readonly (readonly number[])[] | undefined {
  switch (formula.kind) {
    case 'always':
      return [];
    case 'never':
      return [[]];
    case 'module':
      return [[formula.module]];
    case 'all': {
      const parts = formula.of.map((part) => clausesOf(part, most));
      return parts.some((part) => part === undefined) ? undefined : smallest(parts.flatMap((part) => part ?? []), most);
    }
    case 'any':
      return crossed(formula.of.map((part) => clausesOf(part, most)), most);
    case 'at-least': {
      // Fewer than k are met exactly when some n − k + 1 are all unmet.
      const sets = combinations(formula.of, formula.of.length - formula.count + 1, most);
      return sets && clausesOf(allOf(sets.map((set) => anyOf(set))), most);
    }
  }
}

function crossed(parts: readonly (readonly (readonly number[])[] | undefined)[], most: number): readonly (readonly number[])[] | undefined {
  let product: readonly (readonly number[])[] = [[]];
  for (const part of parts) {
    if (part === undefined || product.length * part.length > most * most) return undefined;
    product = product.flatMap((front) => part.map((clause) => [...new Set([...front, ...clause])]));
  }
  return smallest(product, most);
}

/** Clauses that no other clause is a part of. */
function smallest(clauses: readonly (readonly number[])[], most: number): readonly (readonly number[])[] | undefined {
  const sorted = [...new Map(clauses.map((clause) => [[...clause].sort((a, b) => a - b).join(' '), clause])).values()].sort((a, b) => a.length - b.length);
  const kept: (readonly number[])[] = [];
  for (const clause of sorted) if (!kept.some((other) => other.every((module) => clause.includes(module)))) kept.push(clause);
  return kept.length > most ? undefined : kept;
}
