import { useConnection, useReactFlow } from '@xyflow/react';
import { Ban, Link, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { t } from '../../../i18n/t';
import { brokenPath, refuseJoin, refuseLink, type Refusal } from '../../../store/refuse-link';
import { currentRole, nameOf } from '../../../store/selectors';
import { useReplica, useSession } from '../../../store/studio-context';

/** What a link that is being drawn would do. */
export interface Prospect {
  readonly refusal: Refusal | null;
  readonly title: string;
  /** The path that would no longer work, or empty. */
  readonly warning: string;
}

/** At the pointer while a link is drawn: what it would mean, the loop that it would create, or which path would no longer work, in words. */
export function ConnectionHint() {
  const connection = useConnection();
  const flow = useReactFlow();
  const document = useReplica((state) => state.document);
  const chosen = useSession((state) => state.role);
  const from = connection.inProgress ? connection.fromNode.id : null;
  const to = connection.inProgress ? (connection.toNode?.id ?? null) : null;
  const role = currentRole(document, chosen)?.id ?? null;
  const prospect = useMemo(() => (from && to ? prospectOf(document, role, from, to) : null), [document, role, from, to]);
  if (!connection.inProgress || !prospect) return null;
  const { refusal, title, warning } = prospect;
  const at = flow.flowToScreenPosition({ x: connection.to.x, y: connection.to.y });
  const Icon = refusal ? Ban : warning ? TriangleAlert : Link;
  const detail = refusal?.detail ?? warning;
  return (
    <div className={refusal ? 'canvas-hint refused' : 'canvas-hint'} role="alert" style={{ left: at.x + 18, top: at.y + 18 }}>
      <Icon aria-hidden />
      <div>
        <strong>{refusal ? refusal.title : title}</strong>
        {detail && <p>{detail}</p>}
      </div>
    </div>
  );
}

/** What a link from a module to a module, or into a group, would do; null over anything else. */
export function prospectOf(document: Parameters<typeof refuseLink>[0], role: string | null, from: string, to: string): Prospect | null {
  const group = document.tables.requirement.get(to);
  if (group) return { refusal: refuseJoin(document, to, from), title: t('map.willJoin', { title: nameOf(document, from), module: nameOf(document, group.module) }), warning: '' };
  if (!document.tables.module.has(to)) return null;
  const refusal = refuseLink(document, from, to);
  const why = refusal ? '' : brokenPath(document, role, from, to);
  return { refusal, title: t('map.willNeed', { from: nameOf(document, from), to: nameOf(document, to) }), warning: why === '' ? '' : t('map.breaksPath', { role: nameOf(document, role ?? ''), why }) };
}
