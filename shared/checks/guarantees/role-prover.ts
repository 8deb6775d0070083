import type { RecordId } from '../../model/ids';
import type { TrellisDocument } from '../../document/trellis-document';
import { compile } from '../../path/compile';
import { claimsOfDocument } from './claims';
import type { Guarantee } from './guarantee';
import { proveProgram, proveRole } from './prove';

/** Proves roles again and again, as a document is edited: a role whose program and claims are what they were keeps its guarantees. */
export type RoleProver = (document: TrellisDocument, role: RecordId) => readonly Guarantee[];

export function createRoleProver(): RoleProver {
  const known = new Map<RecordId, { readonly key: string; readonly guarantees: readonly Guarantee[] }>();
  return (document, role) => {
    const compiled = compile(document, role);
    if (!compiled.ok) return proveRole(document, role);
    const claims = claimsOfDocument(document, role);
    const key = JSON.stringify([compiled.value, claims]);
    const hit = known.get(role);
    if (hit?.key === key) return hit.guarantees;
    const guarantees = proveProgram(compiled.value, { claims });
    known.set(role, { key, guarantees });
    return guarantees;
  };
}
