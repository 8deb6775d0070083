import { estimateMinutes } from '#shared/document/breakdown/estimate-minutes';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { useReplica, useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Button } from '../../ui/button';

/** Minutes from content while nobody has set any, with what they count; taken over with one click. */
export function EstimateLine({ module }: { readonly module: RecordId }) {
  const studio = useStudio();
  const { minutes, parts } = useReplica((state) => state.document) && estimateMinutes(studio.replica.getState().document, module);
  if (parts.length === 0) return null;
  const text = parts.map(({ what, count }) => t(`estimate.${what}`, { count })).join(', ');
  return <p className="muted estimate">{t('estimate.line', { minutes, parts: text })} <Button size="small" look="quiet" onPress={() => void setFields(studio, module, { minutes })}>{t('estimate.use', { minutes })}</Button></p>;
}
