import { z } from 'zod';
import { compareCodeUnits } from '../../kit/order';
import { idOf, type RecordId } from '../../model/ids';
import type { CourseModule } from '../../model/module';
import { askedCount, type QuestionSet } from '../../model/question-set';
import type { TrellisRecord } from '../../model/record';
import { estimateMinutes } from '../breakdown/estimate-minutes';
import { pagesInOrder } from '../breakdown/cut-points';
import { describeLoop, findLoopWith } from '../loops';
import { pointingTo, refusal, type Draft } from '../draft';
import { countOf, defineCommand, quoted } from './command';
import { pointElsewhere } from './point-elsewhere';

/**
 * Makes several modules one: pages, objectives, question sets and checklists of the others follow those of `into` in the order of the library, tags and competencies are united, minutes
 * and credits added, and whatever pointed to one of them points to `into`. A loop that this would close refuses it, named.
 */
export const moduleMerge = defineCommand({
  name: 'module.merge',
  payload: z.strictObject({ into: idOf('module'), modules: z.array(idOf('module')).min(1) }),
  label: ({ into, modules }, draft) => {
    const record = draft.get(into);
    return `Merge ${countOf(modules.length, 'module')} into ${record?.type === 'module' ? quoted(record.title) : into}`;
  },
  run: (draft, { into, modules }) => {
    const others = [...new Set(modules)].filter((id) => id !== into).map((id) => draft.get(id));
    const target = draft.get(into);
    if (target?.type !== 'module' || others.length === 0 || others.some((other) => other?.type !== 'module')) return draft.refuse(refusal('TRL-D013', 'Merging needs two or more modules that are there.', [into, ...modules]));
    const rest = (others as CourseModule[]).sort((a, b) => a.place - b.place || compareCodeUnits(a.id, b.id));
    const gone = new Set(rest.map(({ id }) => id));
    const merged = united(draft, target, rest);
    for (const other of rest) takeContent(draft, merged.id, other);
    draft.put(merged);
    for (const record of pointingTo(draft.document, gone)) {
      const now = draft.get(record.id);
      if (now && !gone.has(now.id)) keepPointing(draft, now, gone, into);
    }
    const loop = loopOf(draft, into);
    if (loop) return draft.refuse(refusal('TRL-D009', `Merging would create the loop ${describeLoop(loop, draft.get)}.`, [...new Set(loop)]));
    draft.remove([...gone]);
  },
});

function united(draft: Draft, target: CourseModule, rest: readonly CourseModule[]): CourseModule {
  const all = [target, ...rest];
  const union = (pick: (module: CourseModule) => readonly string[]): string[] => [...new Set(all.flatMap(pick))];
  const minutes = all.every((module) => module.minutes === null) ? null : all.reduce((sum, module) => sum + (module.minutes ?? estimateMinutes(draft.document, module.id).minutes), 0);
  const credits = all.every((module) => module.credits === null) ? null : all.reduce((sum, module) => sum + (module.credits ?? 0), 0);
  return {
    ...target, minutes, credits,
    competencies: union((module) => module.competencies), tags: union((module) => module.tags), technologyTags: union((module) => module.technologyTags), regulationTags: union((module) => module.regulationTags),
    description: all.map(({ description }) => description).filter((text) => text !== '').join('\n\n').slice(0, 20_000),
    effort: all.flatMap(({ effort }) => effort).slice(0, 2000),
    imported: all.flatMap(({ imported }) => imported).slice(0, 500),
    custom: Object.assign({}, ...[...rest].reverse().map(({ custom }) => custom), target.custom) as CourseModule['custom'],
  };
}

/** Pages keep their module's title where they would be found under it; a test of the same purpose and kind takes the questions in. */
function takeContent(draft: Draft, into: RecordId, other: CourseModule): void {
  const own = pagesInOrder(draft.all('page'), into);
  let place = own.at(-1)?.place ?? 0;
  for (const page of pagesInOrder(draft.all('page'), other.id)) draft.put({ ...page, module: into, place: (place += 1) });
  for (const objective of draft.all('objective')) if (objective.module === other.id) draft.put({ ...objective, module: into, place: objective.place + 1000 * (place + 1) });
  for (const checklist of draft.all('checklist')) if (checklist.module === other.id) draft.put({ ...checklist, module: into });
  for (const set of draft.all('question-set').filter((one) => one.module === other.id)) {
    const twin = draft.all('question-set').find((one) => one.module === into && one.purpose === set.purpose && one.evidenceKind === set.evidenceKind);
    draft.put(twin ? { ...twin, questions: [...twin.questions, ...renumbered(twin, set)], draw: drawOfBoth(twin, set) } : { ...set, module: into });
  }
}

/** As many questions as both asked; null where both asked all. */
function drawOfBoth(one: QuestionSet, other: QuestionSet): QuestionSet['draw'] {
  return one.draw === null && other.draw === null ? null : askedCount(one) + askedCount(other);
}

function renumbered({ questions }: QuestionSet, set: QuestionSet): QuestionSet['questions'] {
  const taken = new Set(questions.map(({ id }) => id));
  return set.questions.map((question) => {
    let id = question.id;
    for (let n = 2; taken.has(id); n++) id = `${question.id.slice(0, 36)}-${n}`;
    taken.add(id);
    return { ...question, id };
  });
}

/** The record with `into` in the place of what goes; one that would then link a module to itself, or say what another says, goes too. */
function keepPointing(draft: Draft, record: TrellisRecord, gone: ReadonlySet<RecordId>, into: RecordId): void {
  if (record.type === 'page' || record.type === 'objective' || record.type === 'checklist' || record.type === 'question-set') return;
  const moved = pointElsewhere(record, gone, into);
  if (moved.type === 'edge') {
    const isTwice = draft.all('edge').some((edge) => edge.id !== moved.id && edge.kind === moved.kind && edge.from === moved.from && edge.to === moved.to);
    return moved.from === moved.to || isTwice ? draft.remove([moved.id]) : draft.put(moved);
  }
  if (moved.type === 'alternate' && moved.module === moved.alternate) return draft.remove([moved.id]);
  draft.put(moved);
}

function loopOf(draft: Draft, module: RecordId): readonly RecordId[] | null {
  const links = draft.all('edge');
  for (const link of links) {
    if (link.from !== module && link.to !== module) continue;
    const loop = findLoopWith(links.filter((other) => other !== link), link);
    if (loop) return loop;
  }
  return null;
}
