import { isChangedSinceApproval } from '#shared/document/content-fingerprint';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { savePreferences } from '../../store/preferences';
import { reviewModules } from '../../store/review-verbs';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { TextInput } from '../../ui/text-input';
import { CommentList } from './comment-list';
import './review.css';

const tones = { draft: '', 'in-review': 'warn', approved: 'ok', retired: '' } as const;

/** Where a module stands, who approved what, and what people say about it. */
export function ReviewOfModule({ module: id }: { readonly module: RecordId }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const preferences = useSession((state) => state.preferences);
  const module = document.tables.module.get(id);
  if (!module) return null;
  const { reviewState, approval } = module;
  const move = (state: typeof reviewState) => () => void reviewModules(studio, [id], state);
  return (
    <>
      <section className="review">
        <div className="row"><h3>{t('review.state')}</h3><Badge tone={tones[reviewState]}>{t(`review.state.${reviewState}`)}</Badge></div>
        <p className="muted">{approval ? <>{t('review.approvedBy', approval)} <strong className={isChangedSinceApproval(document, id) ? 'warn' : ''}>{t(isChangedSinceApproval(document, id) ? 'review.changed' : 'review.notChanged')}</strong></> : t('review.never')}</p>
        <div className="row wrap">
          {reviewState === 'draft' && <Button size="small" onPress={move('in-review')}>{t('review.ask')}</Button>}
          {reviewState !== 'approved' && reviewState !== 'retired' && <Button size="small" look="primary" onPress={move('approved')}>{t('review.approve')}</Button>}
          {reviewState === 'approved' && isChangedSinceApproval(document, id) && <Button size="small" look="primary" onPress={move('approved')}>{t('review.approve')}</Button>}
          {reviewState !== 'draft' && <Button size="small" onPress={move('draft')}>{t('review.reopen')}</Button>}
          {reviewState !== 'retired' && <Button size="small" look="quiet" onPress={move('retired')}>{t('review.retire')}</Button>}
        </div>
        <label className="field">{t('review.name')}<TextInput label={t('review.name')} value={preferences.name} onCommit={(name) => savePreferences(studio, { name: name.trim().slice(0, 200) })} /><small className="muted">{t('review.nameHint')}</small></label>
      </section>
      <CommentList about={id} />
    </>
  );
}
