import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { usualOptions } from '#shared/exchange/export-options';
import { planExport } from '#shared/exchange/export-package';
import { questionSetSchema } from '#shared/model/question-set';
import { answerKey, scoresOtherwise } from '#shared/exchange/release/answer-key';
import { republishImpact } from '#shared/exchange/release/impact';
import { releaseFacts, releaseFactsSchema } from '#shared/exchange/release/release-facts';
import { allRecords } from '#shared/document/trellis-document';
import { documentOf } from '../../../helpers/documents';
import { programOf } from '../../../helpers/play';
import { exportInput, sampleRole } from '../../../helpers/sample-role';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const player = [{ path: 'player.js', bytes: new Uint8Array([1]) }];

type Any = Record<string, unknown> & { id: string };
/** The sample with records changed (a function), removed (null) or added (at the end). */
function edited(changes: Readonly<Record<string, ((record: Any) => object) | null>>, ...added: readonly object[]): TrellisDocument {
  const records = [...allRecords(sampleRole())].flatMap((record) => {
    const change = changes[record.id];
    return change === null ? [] : [change ? { ...record, ...change(record as unknown as Any) } : record];
  });
  return documentOf(...records, ...added);
}
function candidate(document: TrellisDocument, target: 'scorm12' | 'scorm2004-4' = 'scorm12') {
  const plan = planExport(exportInput(document, { player, xsd: [] }, target));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return { target, options: usualOptions, ...plan.value };
}
const last = candidate(sampleRole());
const impact = (...args: Parameters<typeof edited>) => republishImpact(last, candidate(edited(...args)));
const summary = (...args: Parameters<typeof edited>) => {
  const { level, progress, advice, changes } = impact(...args);
  return [level, progress, advice, ...changes.map(({ level: of, what }) => `${of}: ${what}`)];
};

describe('the republish impact', () => {
  it('of the same design is nothing, whatever the order of its records', () => {
    const shuffled = documentOf(...[...allRecords(sampleRole())].reverse());
    expect(republishImpact(last, candidate(shuffled))).toEqual({ level: 'same', changes: [], identifiers: { unchanged: 5, added: 0, lost: 0 }, progress: 'kept', advice: 'replace' });
    expect(releaseFactsSchema.parse(last.facts)).toEqual(releaseFacts(sampleRole(), programOf(sampleRole()), sha256));
  });
  it('of text is minor: titles, pages, feedback and the words of questions; progress is kept', () => {
    expect(summary({ 'module:e1': () => ({ title: 'Objections' }) })).toEqual(['minor', 'kept', 'replace', 'minor: Text of “Objections” is edited.']);
    expect(summary({ 'page:b-1': () => ({ body: ['Other phases.'] }), 'objective:b': () => ({ text: 'Say the phases' }), 'page:p-1': () => ({ body: ['More.'] }) })).toEqual(['minor', 'kept', 'replace', 'minor: Text is edited in 2 modules.']);
    const reworded = ({ questions }: Any): object => ({ questions: (questions as readonly object[]).map((question) => ({ ...question, text: 'Other words', feedback: 'Look again.' })) });
    expect(summary({ 'question-set:post-exam': reworded })).toEqual(['minor', 'kept', 'replace', 'minor: Text of “Field certification test” is edited.']);
  });
  it('of pass mark, attempts, rules, scoring and validity is about credentials: asked, never decided', () => {
    expect(summary({ 'module:exam': () => ({ passMark: 9000 }) })).toEqual(['credential', 'kept', 'ask', 'credential: Pass mark of “Field certification test”: 80 % before, 90 % now.']);
    expect(summary({ 'module:exam': () => ({ validityDays: 365 }) })).toEqual(['credential', 'kept', 'ask', 'credential: “Field certification test” is valid for ever before, 365 days now.']);
    expect(summary({ 'rule:exam': () => ({ failures: [{ at: 2, action: { do: 'escalate', to: 'your coach' } }] }) })).toEqual(['credential', 'kept', 'ask', 'credential: What failed attempts at “Field certification test” do is changed.']);
    expect(summary({ 'rule:b': (rule) => ({ bands: (rule['bands'] as readonly object[]).map((band, at) => ({ ...band, ...(at === 0 ? { to: 5000 } : at === 1 ? { from: 5000 } : {}) })) }) }).slice(0, 4)).toEqual(['credential', 'kept', 'ask', 'credential: Rules of “Clinical trial phases” decide otherwise.']);
    const settings = { id: 'settings:document', type: 'settings', title: 'Test', asOf: '2026-11-01' };
    expect(republishImpact(candidate(edited({}, settings)), candidate(edited({}, { ...settings, recordAdmitsDo: true }))).changes.map(({ level, what }) => [level, what])).toEqual([['credential', 'How long evidence counts, the day it is counted from, or which kinds show what somebody can do, is changed.']]);
    const otherKey = ({ questions }: Any): object => ({ questions: (questions as readonly Any[]).map((question) => (question.id === 'q1' ? { ...question, answer: 'b' } : question)) });
    expect(summary({ 'question-set:post-exam': otherKey })).toEqual(['credential', 'kept', 'ask', 'credential: “Field certification test” is scored otherwise: questions, points or right answers are changed.']);
    const morePoints = ({ questions }: Any): object => ({ questions: (questions as readonly Any[]).map((question) => ({ ...question, points: 5 })) });
    expect(summary({ 'question-set:post-exam': morePoints }).slice(0, 3)).toEqual(['credential', 'lost', 'new-course']);
  });
  it('of what the LMS is told, of what shows a module, and of a test that nobody sees: credential, credential, nothing', () => {
    const told = republishImpact(last, { ...last, options: { ...usualOptions, finished: 'completed' } });
    expect([told.level, told.advice]).toEqual(['credential', 'ask']);
    expect(summary({ 'module:e1': () => ({ evidenceKind: 'observed' }) })).toEqual(['credential', 'kept', 'ask', 'credential: What shows “Objection handling”, who records it, or what stands for it is changed.']);
    const [post] = [...allRecords(sampleRole())].filter(({ id }) => id === 'question-set:post-exam');
    expect(summary({}, { ...post, id: 'question-set:post-exam-2' })).toEqual(['same', 'kept', 'replace']);
    expect(summary({}, { ...post, id: 'question-set:pre-e1', module: 'module:e1', purpose: 'pre' })).toEqual(['same', 'kept', 'replace']);
    expect(summary({ 'module:e1': () => ({ minutes: 25 }), 'zone:pick': () => ({ title: 'Your choice' }) })).toEqual(['minor', 'kept', 'replace', 'minor: Titles, the language or words of the glossary are edited.', 'minor: Minutes or credits of “Objection handling” are changed.']);
  });
  it('of options: words that change places are about credentials, another order of the list is not, nor are edited words', () => {
    const post = (change: (question: Any) => object) => summary({ 'question-set:post-exam': ({ questions }: Any): object => ({ questions: (questions as readonly Any[]).map((question) => (question.id === 'q1' ? { ...question, ...change(question) } : question)) }) });
    const options = (question: Any): readonly { readonly id: string; readonly text: string }[] => question['options'] as never;
    const [text, scored] = ['minor: Text of “Field certification test” is edited.', 'credential: “Field certification test” is scored otherwise: questions, points or right answers are changed.'];
    expect(post((question) => ({ options: [...options(question)].reverse() }))).toEqual(['minor', 'kept', 'replace', text]);
    expect(post((question) => ({ options: options(question).map(({ id }) => ({ id, text: id === 'a' ? 'Option b' : 'Option a' })) }))).toEqual(['credential', 'kept', 'ask', scored, text]);
    expect(post((question) => ({ answer: 'b', options: options(question).map(({ id }) => ({ id, text: id === 'a' ? 'Option b' : 'Option a' })) }))).toEqual(['minor', 'kept', 'replace', text]);
    expect(post((question) => ({ options: options(question).map(({ id, text: words }) => ({ id, text: `${words}, mended` })) }))).toEqual(['minor', 'kept', 'replace', text]);
    expect(post((question) => ({ options: [...options(question), { id: 'z', text: 'One more' }] })).slice(0, 3)).toEqual(['credential', 'kept', 'ask']);
  });
  it('compares with records of the first releases, which have no key, by the digest', () => {
    const old = { ...last, facts: { ...last.facts, modules: last.facts.modules.map(({ key: _key, ...module }) => module) } };
    expect(releaseFactsSchema.parse(old.facts)).toEqual(old.facts);
    expect(republishImpact(old as typeof last, last).level).toBe('same');
  });
  it('of order, modules, zones, links and targets is major', () => {
    expect(summary({ 'edge:intro-b': null }).slice(0, 4)).toEqual(['major', 'kept', 'new-course', 'major: What “Clinical trial phases” needs first is changed.']);
    expect(summary({ 'zone:core': (zone) => ({ policy: 'core-locked', modules: (zone['modules'] as readonly string[]) }) })[0]).toBe('major');
    const fresh = impact({ 'zone:core': (zone) => ({ modules: [...(zone['modules'] as readonly string[]), 'module:new'] }) }, { ...[...allRecords(sampleRole())].find(({ id }) => id === 'module:e1'), id: 'module:new', code: 'NEW', title: 'Something new' });
    expect([fresh.level, fresh.progress, fresh.advice, fresh.changes[0]?.what]).toEqual(['major', 'lost', 'new-course', '“Something new” is new on the path.']);
    const gone = impact({ 'zone:pick': () => ({ modules: ['module:e1', 'module:e2'] }) });
    expect(gone.changes.map(({ what }) => what)).toContain('“Rare disease journeys” is no longer on the path.');
    const moved = impact({ 'zone:pick': () => ({ modules: ['module:e3', 'module:e2', 'module:e1'] }), 'module:e1': () => ({ place: 50 }), 'module:e3': () => ({ place: 40 }) });
    expect([moved.level, moved.progress]).toEqual(['major', 'lost']);
    const other = republishImpact(last, candidate(sampleRole(), 'scorm2004-4'));
    expect([other.level, other.changes[0]?.what]).toEqual(['major', 'The package is of another kind: scorm12 before, scorm2004-4 now.']);
    expect(impact({ 'zone:pick': () => ({ requirement: { kind: 'count', choose: 1 } }) }).changes.map(({ what }) => what)).toEqual(['Zone “Your focus” asks for something else.']);
  });
});

describe('of a matching question', () => {
  const pairs = [{ id: 'p', prompt: 'Peru', match: 'Lima' }, { id: 'c', prompt: 'Cuba', match: 'Havana' }];
  const keyOf = (question: object, more: object = {}): ReturnType<typeof answerKey> =>
    answerKey([questionSetSchema.parse({ id: 'question-set:m', type: 'question-set', title: 'M', module: 'module:a', purpose: 'post', questions: [{ id: 'q', kind: 'matching', text: 'Which?', pairs, distractors: [{ id: 'd', text: 'Quito' }], ...question }], ...more })], (value) => sha256(new TextEncoder().encode(JSON.stringify(value))));
  it.each([
    ['the same', {}, {}, false], ['other words', { text: 'What?', feedback: 'Look.' }, {}, false], ['another order', { pairs: [...pairs].reverse() }, {}, false], ['a match mended', { pairs: [{ ...pairs[0], match: 'Lima, Peru' }, pairs[1]] }, {}, false],
    ['matches that change places', { pairs: [{ ...pairs[0], match: 'Havana' }, { ...pairs[1], match: 'Lima' }] }, {}, true], ['prompts that change places', { pairs: [{ ...pairs[0], prompt: 'Cuba' }, { ...pairs[1], prompt: 'Peru' }] }, {}, true],
    ['another pair', { pairs: [...pairs, { id: 'x', prompt: 'Chile', match: 'Santiago' }] }, {}, true], ['one distractor less', { distractors: [] }, {}, true], ['points', { points: 2 }, {}, true], ['a draw', {}, { draw: 1 }, true],
  ])('%s', (_what, question, set, otherwise) => expect(scoresOtherwise(keyOf({}), keyOf(question, set))).toBe(otherwise));
});
