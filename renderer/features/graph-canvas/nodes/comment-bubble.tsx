import { MessageSquare } from 'lucide-react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../../i18n/t';
import { openThreads } from '../../../store/review-verbs';
import { useReplica, useStudio } from '../../../store/studio-context';

/** How many open comments there are on a record; a click shows them. */
export function CommentBubble({ about }: { readonly about: RecordId }) {
  const studio = useStudio();
  const count = useReplica((state) => openThreads(state.document).get(about) ?? 0);
  if (count === 0) return null;
  const show = (): void => {
    studio.select([about]);
    studio.session.setState({ inspectorTab: 'review' });
  };
  return (
    <button type="button" tabIndex={-1} className="comment-bubble nodrag nopan" aria-label={t('canvas.comments', { count })} title={t('canvas.comments', { count })} onClick={(event) => { event.stopPropagation(); show(); }}>
      <MessageSquare aria-hidden /> {count}
    </button>
  );
}
