import type { RecordChange } from '../document/diff';
import type { TrellisDocument } from '../document/trellis-document';
import type { RecordId } from '../model/ids';
import { collect, type Collected } from '../path/collect';
import { lineageOf } from '../path/lineage';
import type { RolePaths } from './check';
import { isPatch, patchPath } from './patch-path';

/** What decides which modules a role's path may hold, and in which order. */
export const pathReads = {
  role: 'all', zone: ['role', 'policy', 'place', 'modules', 'formats', 'sameObjectives'], gate: 'all', rule: 'all', edge: 'all', requirement: 'all', alternate: 'all', objective: ['module', 'outcome', 'text'], module: ['place'],
} as const;

/** What was gathered for a role, and the changes since then that touch it. */
interface Kept {
  readonly path: Collected;
  /** Roles whose zones, gates and rules hold for it. */
  readonly line: ReadonlySet<RecordId>;
  /** Records to put in the place of earlier ones, links to add and take out; null: it has to be gathered anew. */
  readonly fresh: readonly RecordChange[] | null;
}

/**
 * Gathers each role's path once, and again only after a change that touches what was gathered. Where changes leave the same modules on it (`isPatch`), they are put
 * into what is there. `next`: the document to read from now on, and its differences from the one before (null: unknown).
 */
export function createRolePaths(): { readonly next: (document: TrellisDocument, changes: readonly RecordChange[] | null) => RolePaths } {
  let kept = new Map<RecordId, Kept>();
  return {
    next: (document, changes) => {
      kept = changes ? new Map([...kept].map(([role, known]) => [role, touch(known, changes)])) : new Map();
      return (role) => {
        const known = kept.get(role.id);
        if (known?.fresh?.length === 0) return known.path;
        const patched = known?.fresh ? patchPath(known.path, known.fresh) : null;
        const path = patched ?? collect(document, role);
        kept.set(role.id, { path, line: patched && known ? known.line : new Set(lineageOf(document, role).map(({ id }) => id)), fresh: [] });
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
