import { Unlink } from 'lucide-react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../../i18n/t';
import { useStudio } from '../../../store/studio-context';
import { Button } from '../../../ui/button';

/** How many links say what others say anyway; pressing it removes them, as one step. */
export function RedundantBadge({ redundant }: { readonly redundant: ReadonlySet<RecordId> }) {
  const studio = useStudio();
  if (redundant.size === 0) return null;
  const remove = async (): Promise<void> => {
    const say = t('map.removedRedundant', { count: redundant.size });
    if (await studio.dispatch({ name: 'record.remove', payload: { ids: [...redundant] } }, { label: t('map.undoRedundant', { count: redundant.size }), say })) studio.toast('ok', say, true);
  };
  return <Button look="quiet" onPress={() => void remove()}><Unlink aria-hidden /> {t('map.removeRedundant', { count: redundant.size })}</Button>;
}
