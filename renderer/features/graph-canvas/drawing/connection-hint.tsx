import { useConnection, useReactFlow } from '@xyflow/react';
import { Ban, Link } from 'lucide-react';
import { t } from '../../../i18n/t';
import { nameOf } from '../../../store/selectors';
import { useReplica } from '../../../store/studio-context';
import { refuseLink } from '../../../store/refuse-link';

/** At the pointer while a link is drawn: what it would mean, or the loop that it would create, in words. */
export function ConnectionHint() {
  const connection = useConnection();
  const flow = useReactFlow();
  const document = useReplica((state) => state.document);
  const from = connection.inProgress ? connection.fromNode.id : null;
  const to = connection.inProgress ? (connection.toNode?.id ?? null) : null;
  if (!connection.inProgress || !from || !to || !to.startsWith('module:')) return null;
  const refusal = refuseLink(document, from, to);
  const at = flow.flowToScreenPosition({ x: connection.to.x, y: connection.to.y });
  return (
    <div className={refusal ? 'canvas-hint refused' : 'canvas-hint'} role="alert" style={{ left: at.x + 18, top: at.y + 18 }}>
      {refusal ? <Ban aria-hidden /> : <Link aria-hidden />}
      <div>
        <strong>{refusal ? refusal.title : t('map.willNeed', { from: nameOf(document, from), to: nameOf(document, to) })}</strong>
        {refusal?.detail && <p>{refusal.detail}</p>}
      </div>
    </div>
  );
}
