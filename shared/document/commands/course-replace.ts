import { z } from 'zod';
import { idOf } from '../../model/ids';
import type { CourseModule } from '../../model/module';
import { contentFingerprint } from '../content-fingerprint';
import { applyDiff } from '../diff';
import { missingReferences, refusal, type Draft } from '../draft';
import type { TrellisDocument } from '../trellis-document';
import { defineCommand, quoted } from './command';

/** What a course is made of. */
const types = ['course', 'module', 'page', 'objective', 'question-set', 'asset', 'edge'] as const;

/**
 * Puts a newer version of a source in the place of what a course was: `records` as they are from now on, new ones and changed ones, `remove` what goes. Approved modules whose content is another
 * one afterwards (`contentFingerprint`) are in review again, with their approval kept, so that it shows that they were changed since; all others stay as they are.
 */
export const courseReplace = defineCommand({
  name: 'course.replace',
  payload: z.strictObject({
    course: idOf('course'), name: z.string().max(300),
    records: z.array(z.looseObject({ id: z.string(), type: z.enum(types) })), remove: z.array(z.string()).default([]),
  }),
  label: ({ course, name }, draft) => {
    const record = draft.get(course);
    return `Replace ${record?.type === 'course' ? quoted(record.title) : course} with ${name}`;
  },
  run: (draft, { course, records, remove }) => {
    if (draft.get(course)?.type !== 'course') return draft.refuse(refusal('TRL-D002', `There is no course ${course}.`, [course]));
    const lostBefore = new Set(records.flatMap(({ id }) => dangling(draft, id)));
    for (const record of records) {
      const there = draft.get(record.id);
      if (there && there.type !== record.type) draft.refuse(refusal('TRL-D004', `The id ${record.id} is already used.`, [record.id]));
      else draft.put(record);
    }
    draft.remove(remove);
    for (const { id } of records) {
      for (const lost of dangling(draft, id)) if (!lostBefore.has(lost)) draft.refuse(refusal('TRL-D005', `${lost.replace(' ', ' refers to ')}, which does not exist.`, [id]));
    }
    reopenApprovals(draft);
  },
});

function dangling(draft: Draft, id: string): readonly string[] {
  const record = draft.get(id);
  return record ? missingReferences(draft.get, record).map((missing) => `${id} ${missing}`) : [];
}

/** Approved modules whose content the draft changed go to review. */
function reopenApprovals(draft: Draft): void {
  const diff = draft.finish();
  if (!diff.ok) return;
  const after = applyDiff(draft.document, diff.value);
  for (const module of after.tables.module.values()) if (isReopened(draft, after, module)) draft.put({ ...module, reviewState: 'in-review' });
}

function isReopened({ document }: Draft, after: TrellisDocument, { id, reviewState }: CourseModule): boolean {
  return reviewState === 'approved' && document.tables.module.has(id) && contentFingerprint(document, id) !== contentFingerprint(after, id);
}
