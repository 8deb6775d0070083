import { Users } from 'lucide-react';
import type { RecordId } from '#shared/model/ids';
import { countText, t } from '../../../i18n/t';
import { useCanvasMarks } from '../read/canvas-context';

/** How many learners of the cohort take a module, and how many are waived it. */
export function CrowdBadge({ module }: { readonly module: RecordId }) {
  const { crowd } = useCanvasMarks();
  const counts = crowd?.modules.get(module);
  if (!crowd || !counts || counts.taking + counts.waived === 0) return null;
  const share = Math.round((100 * counts.waived) / (counts.taking + counts.waived));
  const text = t('map.crowd', { count: countText(counts.taking) }) + (counts.waived > 0 ? `, ${t('map.crowdWaived', { share })}` : '');
  return <span className="crowd-badge num" title={text}><Users aria-hidden /> {countText(counts.taking)}{counts.waived > 0 && <em>{t('map.crowdWaived', { share })}</em>}</span>;
}
