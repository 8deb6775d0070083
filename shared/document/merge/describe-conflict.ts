import { quoteSafely } from '../../kit/quote';
import { stableStringify } from '../../kit/stable-json';
import type { ConflictKind } from './merge-record';

interface NamedConflict {
  readonly kind: ConflictKind;
  readonly title: string;
  readonly label: string;
  readonly field: string | null;
  readonly key: string | null;
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** One sentence: which record and field, what both sides say, what was done. Values are shortened and safe to print. */
export function describeConflict(conflict: NamedConflict): string {
  const { kind, title, label, field, key } = conflict;
  const what = `${label.charAt(0).toUpperCase()}${label.slice(1)} ${quoteSafely(title)}${field === null ? '' : `, ${field}`}${key === null ? '' : ` ${quoteSafely(key)}`}`;
  switch (kind) {
    case 'both-changed':
      return `${what}: ours ${show(conflict.ours)}, theirs ${show(conflict.theirs)}${conflict.base === null ? '' : `, before ${show(conflict.base)}`}. Ours stays.`;
    case 'removed-by-theirs':
      return `${what}: theirs removed it, ours changed or uses it. It stays.`;
    case 'removed-by-ours':
      return `${what}: ours removed it, theirs changed it. It stays removed.`;
    case 'lost-reference':
      return field === null ? `${what}: theirs added it, but it needs what ours removed. It is left out.` : `${what}: theirs points to what ours removed. That is left out.`;
    case 'two-zones':
      return `${what}: ours and theirs put a module into different zones. It stays where ours has it.`;
    case 'invalid':
      return `${what}: the changes of ours and theirs do not go together. Ours stays.`;
  }
}

function show(value: unknown): string {
  if (value === null) return 'nothing';
  return typeof value === 'string' ? quoteSafely(value) : quoteSafely(stableStringify(value)).slice(1, -1).replaceAll('\\"', '"');
}
