import type { RecordChange } from '../document/diff';
import type { TrellisDocument } from '../document/trellis-document';
import { compareCodeUnits, mergeById } from '../kit/order';
import type { Edge } from '../model/edge';
import type { RecordId } from '../model/ids';
import type { CourseModule } from '../model/module';
import { collect, type Collected } from '../path/collect';
import { lineageOf } from '../path/lineage';
import type { RolePaths } from './check';

/** What decides which modules a role's path may hold, and in which order. */
export const pathReads = {
  role: 'all', zone: ['role', 'policy', 'place', 'modules', 'formats', 'sameObjectives'], gate: 'all', rule: 'all', edge: 'all', requirement: 'all', alternate: 'all', objective: ['module', 'outcome', 'text'], module: ['place'],
} as const;

/** What was gathered for a role, and the changes since then that touch it. */
interface Kept {
  readonly path: Collected;
  /** Roles whose zones, gates and rules hold for it. */
  readonly line: ReadonlySet<RecordId>;
  /** Modules to put in the place of earlier ones, links to add and take out; null: it has to be gathered anew. */
  readonly fresh: readonly RecordChange[] | null;
}

/**
 * Gathers each role's path once, and again only after a change that touches what was gathered. Where a change leaves the same modules on it (`isPatch`), it is put into
 * what is there. `next`: the document to read from now on, and its differences from the one before (null: unknown).
 */
export function createRolePaths(): { readonly next: (document: TrellisDocument, changes: readonly RecordChange[] | null) => RolePaths } {
  let kept = new Map<RecordId, Kept>();
  return {
    next: (document, changes) => {
      kept = changes ? new Map([...kept].map(([role, known]) => [role, touch(known, changes)])) : new Map();
      return (role) => {
        const known = kept.get(role.id);
        const path = known?.fresh ? patch(known.path, known.fresh) : collect(document, role);
        const line = known?.fresh ? known.line : new Set(lineageOf(document, role).map(({ id }) => id));
        if (path !== known?.path || known.fresh === null || known.fresh.length > 0) kept.set(role.id, { path, line, fresh: [] });
        return path;
      };
    },
  };
}

function touch(known: Kept, changes: readonly RecordChange[]): Kept {
  if (known.fresh === null) return known;
  const touching = changes.filter((change) => touches(known, change));
  if (touching.length === 0) return known;
  return { ...known, fresh: touching.every((change) => isPatch(known.path, change)) ? [...known.fresh, ...touching] : null };
}

/** Whether the path could be gathered differently, or holds the record that changed. */
function touches({ path, line }: Kept, { before, after }: RecordChange): boolean {
  return [before, after].some((record) => {
    switch (record?.type) {
      case 'role': return true;
      case 'zone': case 'gate': case 'rule': return line.has(record.role);
      case 'module': return path.indexOf.has(record.id) || path.findings.length > 0;
      case 'edge': return record.kind === 'remediation' || path.indexOf.has(record.to) || path.indexOf.has(record.from);
      case 'requirement': case 'alternate': return path.indexOf.has(record.module);
      case 'objective': return path.zones.some((zone) => zone.formats || zone.sameObjectives);
      default: return false;
    }
  });
}

/** A module that stays where it was; a link between modules that are candidates by their zones, whatever is linked. Bridges and remediation links change what rules do. */
function isPatch({ indexOf, zoneOf }: Collected, { before, after }: RecordChange): boolean {
  if (before?.type === 'module' && after?.type === 'module') return before.place === after.place;
  const isHeld = (id: RecordId): boolean => (zoneOf[indexOf.get(id) ?? -1] ?? -1) >= 0;
  return [before, after].every((record) => record === null || (record.type === 'edge' && record.kind !== 'bridge' && record.kind !== 'remediation' && isHeld(record.from) && isHeld(record.to)));
}

function patch(path: Collected, changes: readonly RecordChange[]): Collected {
  if (changes.length === 0) return path;
  const last = new Map(changes.map((change) => [change.id, change.after]));
  const added: Edge[] = [];
  let modules: CourseModule[] | null = null;
  for (const [id, after] of last) {
    const at = path.indexOf.get(id);
    if (at !== undefined && after?.type === 'module') (modules ??= [...path.modules])[at] = after;
    if (after?.type === 'edge') added.push(after);
  }
  const newer = { ...path, modules: modules ?? path.modules };
  if (!changes.some(({ before, after }) => (after ?? before)?.type === 'edge')) return newer;
  const edges = mergeById(path.edges.filter(({ id }) => !last.has(id)), added.sort((a, b) => compareCodeUnits(a.id, b.id)));
  const ends = edges.map(({ from, to }) => ({ from: path.indexOf.get(from) ?? -1, to: path.indexOf.get(to) ?? -1 }));
  return { ...newer, edges, ends };
}
