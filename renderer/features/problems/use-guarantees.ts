import { useEffect, useState } from 'react';
import type { Guarantee } from '#shared/checks/guarantees/guarantee';
import { createRoleProver } from '#shared/checks/guarantees/role-prover';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { rolesOf } from '../../store/selectors';
import { useReplica } from '../../store/studio-context';

/** Proofs wait until editing rests this long. */
const restMs = 400;
/** One for the window: roles that did not change keep their proofs. */
const prove = createRoleProver();
const known = new WeakMap<TrellisDocument, ReadonlyMap<RecordId, readonly Guarantee[]>>();
const nothing: ReadonlyMap<RecordId, readonly Guarantee[]> = new Map();

/** Runs the work while the window has nothing better to do; gives the way to call it off. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 0);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 1000 });
  return () => cancelIdleCallback(handle);
}

/** The guarantees of every role, role by role in idle moments, so that no frame waits for more than one. `active`: whether anybody looks. */
export function useGuarantees(active: boolean): { readonly byRole: ReadonlyMap<RecordId, readonly Guarantee[]>; readonly isComplete: boolean } {
  const document = useReplica((state) => state.document);
  const [state, setState] = useState({ document, byRole: known.get(document) ?? nothing });
  useEffect(() => {
    if (!active) return;
    const roles = rolesOf(document).map((role) => role.id);
    const found = new Map<RecordId, readonly Guarantee[]>();
    let callOff: () => void = () => undefined;
    const next = (): void => {
      const role = roles[found.size];
      if (role === undefined) {
        known.set(document, found);
        return setState({ document, byRole: found });
      }
      found.set(role, prove(document, role));
      callOff = whenIdle(next);
    };
    const hit = known.get(document);
    const timer = setTimeout(() => (hit ? setState({ document, byRole: hit }) : next()), hit ? 0 : restMs);
    return () => {
      clearTimeout(timer);
      callOff();
    };
  }, [active, document]);
  return { byRole: state.byRole, isComplete: state.document === document && known.has(document) };
}
