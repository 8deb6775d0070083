import { quoteSafely } from '../../../kit/quote';
import type { EdgeKind } from '../../../model/edge';
import type { RowNotes } from '../row-reader';
import type { Framework, FrameworkAssociation, FrameworkItem } from './case-framework';

export interface FrameworkLink {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly needs: { readonly score: number | null; readonly done: boolean } | null;
}

/** What the associations of a framework say, by the items that they are about. */
export interface SortedAssociations {
  readonly parentOf: ReadonlyMap<string, string>;
  readonly links: readonly FrameworkLink[];
  /** Competencies of a module. */
  readonly about: ReadonlyMap<string, readonly string[]>;
  /** Modules that prove a level of a competency (from 0). */
  readonly proofs: ReadonlyMap<string, readonly { readonly level: number; readonly module: string }[]>;
}

const linkKinds: ReadonlyMap<string, EdgeKind> = new Map<string, EdgeKind>([
  ['precedes', 'prerequisite'], ['ext:corequisiteOf', 'corequisite'], ['ext:strictCorequisiteOf', 'strict-corequisite'], ['ext:recommendedBefore', 'recommended'], ['ext:equivalentTo', 'equivalent'], ['ext:bridgeTo', 'bridge'], ['ext:remediationFor', 'remediation'],
]);
/** Words of CASE 1.1 that have no counterpart here. */
const others: ReadonlySet<string> = new Set(['isPeerOf', 'isPartOf', 'exactMatchOf', 'isRelatedTo', 'replacedBy', 'exemplar', 'hasSkillLevel', 'isTranslationOf', 'precedes', 'isChildOf']);

/** Sorts associations by what they become. What leads nowhere is a warning each; types that nothing is made of are a warning each type, with their number. */
export function sortAssociations({ items, associations, document }: Framework, notes: RowNotes): SortedAssociations {
  const kindOf = new Map(items.map(({ id, kind }) => [id, kind]));
  const parentOf = new Map<string, string>();
  const links = new Map<string, FrameworkLink>();
  const about = new Map<string, string[]>();
  const proofs = new Map<string, { level: number; module: string }[]>();
  const leftOut = new Map<string, FrameworkAssociation[]>();
  let requires = 0;
  const link = (from: string, to: string, kind: EdgeKind, association: FrameworkAssociation): void => void links.set(JSON.stringify([from, to, kind]), { from, to, kind, needs: needsOf(association.notes) });
  for (const association of associations) {
    const { type, origin, destination } = association;
    const pair = [kindOf.get(origin), kindOf.get(destination)].join(' ');
    if (type === 'isChildOf' && destination === document.id) continue;
    if (isDangling(association, kindOf, notes)) continue;
    const kind = linkKinds.get(type);
    if (type === 'isChildOf') parentOf.set(origin, parentOf.get(origin) ?? destination);
    else if (pair === 'module module' && kind) link(origin, destination, kind, association);
    else if (pair === 'module module' && type === 'requires') {
      link(destination, origin, 'prerequisite', association);
      requires++;
    } else if (type === 'isRelatedTo' && pair === 'module competency') put(about, origin, destination);
    else if (type === 'isRelatedTo' && pair === 'competency module') put(about, destination, origin);
    else if (type === 'ext:proves' && pair === 'module competency') put(proofs, destination, { level: Math.max(0, Number(/^Level (\d{1,3})/.exec(association.notes)?.[1] ?? 1) - 1), module: origin });
    else put(leftOut, type, association);
  }
  if (requires > 0) notes.repairs.push({ code: 'requires', where: 'CFAssociations', message: `${requires} associations of the type "requires", which CASE does not have, were read as "precedes" the other way round.` });
  noteLeftOut(leftOut, notes);
  return { parentOf, links: [...links.values()], about, proofs };
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  (map.get(key) ?? map.set(key, []).get(key)!).push(value);
}

function isDangling({ origin, destination, where }: FrameworkAssociation, kindOf: ReadonlyMap<string, FrameworkItem['kind']>, notes: RowNotes): boolean {
  const missing = [origin, destination].find((id) => !kindOf.has(id));
  if (missing !== undefined) notes.warnings.push({ code: 'dangling-association', where, message: `The association in ${where} refers to ${quoteSafely(missing)}, which is not among the items; it was left out.` });
  return missing !== undefined;
}

function noteLeftOut(leftOut: ReadonlyMap<string, readonly FrameworkAssociation[]>, notes: RowNotes): void {
  for (const [type, all] of [...leftOut].slice(0, 100)) {
    const [code, because] = others.has(type) || linkKinds.has(type) ? ['association-not-kept', 'has no counterpart between such items here'] : ['unknown-association', 'is not known'];
    notes.warnings.push({ code, where: all[0]?.where ?? '', message: `${all.length === 1 ? 'An association' : `${all.length} associations`} of the type ${quoteSafely(type)} ${all.length === 1 ? 'was' : 'were'} left out: the type ${because}.` });
  }
}

/** What our own exports say in the notes of a link. */
function needsOf(notes: string): FrameworkLink['needs'] {
  const percent = Number(/A score of at least (\d{1,3}(?:\.\d{1,2})?) ?% is asked/.exec(notes)?.[1] ?? NaN);
  const score = percent <= 100 ? Math.round(percent * 100) : null;
  const done = notes.includes('A completion is asked');
  return score === null && !done ? null : { score, done };
}
