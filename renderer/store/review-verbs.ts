import { isChangedSinceApproval } from '#shared/document/content-fingerprint';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Comment } from '#shared/model/comment';
import type { RecordId } from '#shared/model/ids';
import type { CourseModule } from '#shared/model/module';
import type { ReviewState } from '#shared/model/vocabulary';
import { t } from '../i18n/t';
import { newId } from './new-id';
import type { Studio } from './studio';
import { createRecord, setFields } from './verbs';

/** The day of this machine, for what a person does now. */
export function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

export const nameOfPerson = (studio: Studio): string => studio.session.getState().preferences.name.trim();

/** Moves modules to a review state; approving needs a name. */
export async function reviewModules(studio: Studio, modules: readonly RecordId[], state: ReviewState): Promise<void> {
  const by = nameOfPerson(studio);
  if (state === 'approved' && by === '') return studio.openDialog({ kind: 'your-name', modules, state });
  const done = await studio.dispatch({ name: 'module.review', payload: { modules: [...modules], state, by, on: today() } }, { focus: modules });
  if (done && modules.length > 1) studio.toast('ok', t('review.moved', { count: modules.length, state: t(`review.state.${state}`) }), true);
}

export function addComment(studio: Studio, about: RecordId, text: string, { field = null, replyTo = null }: { readonly field?: string | null; readonly replyTo?: RecordId | null } = {}): Promise<boolean> {
  return createRecord(studio, { id: newId('comment'), type: 'comment', about, field, text, author: nameOfPerson(studio), on: today(), replyTo });
}

export function resolveComment(studio: Studio, comment: Comment, isResolved: boolean): Promise<boolean> {
  return setFields(studio, comment.id, { resolved: isResolved ? { by: nameOfPerson(studio), on: today() } : null });
}

/** Comments that open a thread about a record, the oldest first. */
export function threadsAbout(document: TrellisDocument, about: RecordId): readonly Comment[] {
  return [...document.tables.comment.values()].filter((comment) => comment.about === about && comment.replyTo === null);
}

const threadCounts = new WeakMap<TrellisDocument['tables']['comment'], ReadonlyMap<RecordId, number>>();

/** How many threads about each record are open. */
export function openThreads({ tables: { comment: comments } }: TrellisDocument): ReadonlyMap<RecordId, number> {
  const known = threadCounts.get(comments);
  if (known) return known;
  const counts = new Map<RecordId, number>();
  for (const { about, replyTo, resolved } of comments.values()) if (replyTo === null && resolved === null) counts.set(about, (counts.get(about) ?? 0) + 1);
  threadCounts.set(comments, counts);
  return counts;
}

export type ReviewFilter = 'any' | 'mine' | 'waiting' | 'changed' | 'comments' | ReviewState;

/** Whether a module is among what somebody looks for in a review. */
export function isInReview(document: TrellisDocument, module: CourseModule, filter: ReviewFilter, name: string): boolean {
  switch (filter) {
    case 'any': return true;
    case 'mine': return name !== '' && [module.reviewer, module.owner].some((person) => person.trim().toLowerCase() === name.toLowerCase());
    case 'waiting': return module.reviewState === 'in-review';
    case 'changed': return isChangedSinceApproval(document, module.id);
    case 'comments': return openThreads(document).has(module.id);
    default: return module.reviewState === filter;
  }
}
