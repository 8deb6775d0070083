import { ArrowRightLeft, LogOut } from 'lucide-react';
import { t } from '../../../i18n/t';
import { useReplica } from '../../../store/studio-context';
import type { DragHint } from './use-path-drag';

/** Before a module is dropped: which policy it would come under. */
export function DropHint({ hint }: { readonly hint: DragHint }) {
  const zone = useReplica((state) => (hint.zone ? state.document.tables.zone.get(hint.zone) : undefined));
  return (
    <div className="canvas-hint" role="status" style={{ left: hint.x + 18, top: hint.y + 18 }}>
      {zone ? <ArrowRightLeft aria-hidden /> : <LogOut aria-hidden />}
      <div>
        <strong>{zone ? t('path.moves', { zone: zone.title }) : t('path.leaves')}</strong>
        {zone && <p>{t('path.means', { policy: t(`policy.${zone.policy}`), means: t(`policyMeans.${zone.policy}`) })}</p>}
      </div>
    </div>
  );
}
