import { estimateMinutes } from '#shared/document/breakdown/estimate-minutes';
import type { RecordId } from '#shared/model/ids';
import { estimateParts } from '../../i18n/estimate-text';
import { t } from '../../i18n/t';
import { useReplica, useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Button } from '../../ui/button';

/** Minutes from content while nobody has set any, with what they count; taken over with one click. */
export function EstimateLine({ module }: { readonly module: RecordId }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const estimate = estimateMinutes(document, module);
  const { minutes } = estimate;
  if (minutes === 0) return null;
  return <p className="muted estimate">{t('estimate.line', { minutes, parts: estimateParts(estimate) })} <Button size="small" look="quiet" onPress={() => void setFields(studio, module, { minutes })}>{t('estimate.use', { minutes })}</Button></p>;
}
