import { useDeferredValue } from 'react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Role } from '#shared/model/role';
import { metricsOf, pathMetricsOf, type DocumentMetrics } from '../../store/graph-metrics';
import { currentRole } from '../../store/selectors';
import type { Screen } from '../../store/session';
import { useReplica, useSession } from '../../store/studio-context';

/** What is measured: the whole map (role null) or what a role's path may touch. */
export interface MetricsScope {
  readonly document: TrellisDocument;
  readonly role: Role | null;
  /** Null where the path does not compile. */
  readonly metrics: DocumentMetrics | null;
}

/** Screens that are about one role. */
const ofRole: readonly Screen[] = ['path', 'rules', 'simulate', 'export'];

/** The scope follows the screen. Measuring waits until what was typed stands on the screen. */
export function useScope(): MetricsScope {
  const document = useDeferredValue(useReplica((state) => state.document));
  const chosen = useSession((state) => state.role);
  const isOfRole = useSession((state) => ofRole.includes(state.screen));
  const role = isOfRole ? currentRole(document, chosen) : null;
  return { document, role, metrics: role ? pathMetricsOf(document, role.id) : metricsOf(document) };
}
