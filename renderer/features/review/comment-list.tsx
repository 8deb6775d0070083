import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Comment } from '#shared/model/comment';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { addComment, resolveComment, threadsAbout } from '../../store/review-verbs';
import { useReplica, useStudio } from '../../store/studio-context';
import { Button, IconButton } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';

/** Fields of a module that a comment can be about. */
const fields = ['title', 'minutes', 'level', 'format', 'industryContext', 'passMark', 'why', 'description'] as const;

/** What is said about a record: threads, the open ones first; resolved ones on demand. */
export function CommentList({ about }: { readonly about: RecordId }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [field, setField] = useState<string>('');
  const [shown, setShown] = useState(false);
  const threads = threadsAbout(document, about);
  const open = threads.filter(({ resolved }) => resolved === null);
  const resolved = threads.filter((thread) => thread.resolved !== null);
  return (
    <section className="comments" aria-label={t('review.comments')}>
      <div className="row"><h3>{t('review.comments')}</h3><span className="count">{open.length}</span></div>
      {threads.length === 0 && <p className="muted">{t('review.none')}</p>}
      {open.map((thread) => <Thread key={thread.id} thread={thread} />)}
      {resolved.length > 0 && !shown && <Button size="small" look="quiet" onPress={() => setShown(true)}>{t('review.showResolved', { count: resolved.length })}</Button>}
      {shown && resolved.map((thread) => <Thread key={thread.id} thread={thread} />)}
      <SelectBox label={t('review.about')} prefix={t('review.about')} value={field} choices={[{ value: '', label: t('review.aboutAll') }, ...fields.map((value) => ({ value, label: t(`field.${value}`) }))]} onChange={setField} />
      <Write label={t('review.write')} action={t('review.add')} onSend={(text) => addComment(studio, about, text, { field: field || null })} />
    </section>
  );
}

function Thread({ thread }: { readonly thread: Comment }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [replying, setReplying] = useState(false);
  const replies = [...document.tables.comment.values()].filter(({ replyTo }) => replyTo === thread.id);
  return (
    <article className={`comment${thread.resolved ? ' is-resolved' : ''}`}>
      <Said comment={thread} />
      {replies.map((reply) => <Said key={reply.id} comment={reply} />)}
      {thread.resolved && <p className="muted">{t('review.resolvedBy', { by: thread.resolved.by || t('review.somebody') })}</p>}
      <div className="row wrap">
        {!thread.resolved && <Button size="small" look="quiet" onPress={() => setReplying(!replying)}>{t('review.reply')}</Button>}
        <Button size="small" look="quiet" onPress={() => void resolveComment(studio, thread, thread.resolved === null)}>{t(thread.resolved ? 'review.reopenComment' : 'review.resolve')}</Button>
        <span className="spacer" />
        <IconButton size="small" label={t('review.delete')} onPress={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [thread.id] } }, { focus: [thread.about] })}><Trash2 /></IconButton>
      </div>
      {replying && <Write label={t('review.reply')} action={t('review.reply')} onSend={async (text) => (await addComment(studio, thread.about, text, { field: thread.field, replyTo: thread.id })) && (setReplying(false), true)} />}
    </article>
  );
}

function Said({ comment: { author, on, field, text, replyTo } }: { readonly comment: Comment }) {
  const name = fields.find((candidate) => candidate === field);
  return (
    <div className="said">
      <p className="row"><strong>{author || t('review.somebody')}</strong><span className="muted">{on ?? ''}</span>{name && replyTo === null && <span className="badge">{t(`field.${name}`)}</span>}</p>
      <p className="said-text">{text}</p>
    </div>
  );
}

function Write({ label, action, onSend }: { readonly label: string; readonly action: string; readonly onSend: (text: string) => Promise<boolean> }) {
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    if (text.trim() !== '' && (await onSend(text.trim()))) setText('');
  };
  return (
    <div className="write">
      <textarea className="input" rows={2} aria-label={label} placeholder={label} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(); }} />
      <Button size="small" isDisabled={text.trim() === ''} onPress={() => void send()}>{action}</Button>
    </div>
  );
}
