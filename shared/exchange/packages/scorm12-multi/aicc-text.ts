import { allOf, combinations, type Formula } from '../lms-path/formula';

/** What an item says of others: `item` gives their identifiers. */
export interface Prerequisites {
  readonly lock: Formula;
  /** The item closes when this many of the others are done: the choice is made. */
  readonly closes: { readonly count: number; readonly of: readonly number[] } | null;
  /** One of these has to be failed. */
  readonly failed: readonly number[];
  readonly item: (module: number) => string;
}

/** Longest expression that the schema of SCORM 1.2 takes (`prerequisiteStringType`). */
export const longestPrerequisites = 200;
const mostCombinations = 200;

/**
 * Prerequisites as an aicc_script expression (SCORM 1.2 CAM 2.3.5.4.4; AICC CMI001 A.1.2): `&`, `|`, `~`, `k*{a,b}` without any blank (LMSs that compare texts keep an item locked
 * for ever otherwise), `a=failed`. Empty: nothing has to be done before. Sets hold identifiers alone, so k of something else is written out.
 */
export function aiccText({ lock, closes, failed, item }: Prerequisites): string {
  const parts = [
    ...(lock.kind === 'always' ? [] : lock.kind === 'all' ? lock.of.map((part) => textOf(part, item)) : [textOf(lock, item)]),
    ...(failed.length > 0 ? [grouped(failed.map((module) => `${item(module)}=failed`), '|')] : []),
    ...(closes ? [`~${closes.count === 1 ? grouped(closes.of.map(item), '|') : `(${setOf(closes.count, closes.of.map(item))})`}`] : []),
  ];
  return parts.join('&');
}

function textOf(formula: Formula, item: Prerequisites['item']): string {
  switch (formula.kind) {
    case 'always':
    case 'never':
      throw new Error(`aiccText: ${formula.kind} stands inside a prerequisite.`);
    case 'module':
      return item(formula.module);
    case 'all':
      return grouped(formula.of.map((part) => textOf(part, item)), '&');
    case 'any':
      return grouped(formula.of.map((part) => textOf(part, item)), '|');
    case 'at-least':
      return countText(formula.count, formula.of, item);
  }
}

function countText(count: number, of: readonly Formula[], item: Prerequisites['item']): string {
  if (of.every((part) => part.kind === 'module')) return setOf(count, of.map((part) => textOf(part, item)));
  const sets = combinations(of, count, mostCombinations);
  if (!sets) return textOf(allOf(of), item);
  return grouped(sets.map((set) => textOf(allOf(set), item)), '|');
}

/** Whether a part of it has to be asked for more than the design does, because it is too long to be written out. */
export function isTooWide(formula: Formula): boolean {
  if (!('of' in formula)) return false;
  return formula.of.some(isTooWide) || (formula.kind === 'at-least' && formula.of.some((part) => part.kind !== 'module') && combinations(formula.of, formula.count, mostCombinations) === undefined);
}

function setOf(count: number, items: readonly string[]): string {
  return `${count}*{${items.join(',')}}`;
}

function grouped(parts: readonly string[], operator: '&' | '|'): string {
  return parts.length === 1 ? parts[0]! : `(${parts.join(operator)})`;
}
