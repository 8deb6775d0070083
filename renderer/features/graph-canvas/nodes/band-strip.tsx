import type { RecordId } from '#shared/model/ids';
import { currentRole, rulesOf } from '../../../store/selectors';
import { useReplica, useSession } from '../../../store/studio-context';

/** The score bands of the module's rule on this role's path, as a thin number line at the foot of the node. */
export function BandStrip({ module }: { readonly module: RecordId }) {
  const chosen = useSession((state) => state.role);
  const onPath = useSession((state) => state.screen === 'path');
  const rule = useReplica((state) => (onPath ? rulesOf(state.document, currentRole(state.document, chosen)?.id ?? null).find((item) => item.module === module && item.kind === 'score-bands') : undefined));
  if (!rule) return null;
  return (
    <span className="band-strip" aria-hidden title={rule.title}>
      {rule.bands.map((band, index) => <i key={index} className={`act-${band.action.do}`} style={{ left: `${band.from / 100}%`, width: `${(band.to - band.from) / 100}%` }} />)}
    </span>
  );
}
