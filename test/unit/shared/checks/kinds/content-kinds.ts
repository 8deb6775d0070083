import type { AnyCommand } from '#shared/document/apply-command';
import { moduleOf, roleOf, zoneOf } from '../../../../helpers/documents';
import { create, kind, set, type Kind } from './kind';

const competency = (more: object = {}): object => ({ id: 'competency:k', type: 'competency', title: 'Selling', levels: [{ title: 'One' }], ...more });
const outcome = ({ id = 'competency:k', ...more }: { readonly id?: string } & Record<string, unknown>): object => competency({ id, outcomes: [{ title: 'First-call resolution', ...more }] });
const objective = (text: string, more: object = {}): object => ({ id: 'objective:o', type: 'objective', module: 'module:a', text, ...more });
const single = (id: string, answer: string, options: readonly (readonly [string, string])[], more: object = {}): object => ({ id, kind: 'single', text: 'Which?', feedback: 'Because.', answer, options: options.map(([key, text]) => ({ id: key, text })), ...more });
const plain = (count: number, more: object = {}): readonly object[] => Array.from({ length: count }, (_one, index) => single(`q${index}`, 'x', [['x', 'Yes'], ['y', 'Not at all']], more));
const quiz = (purpose: string, questions: readonly object[], more: object = {}): object => ({ id: 'question-set:s', type: 'question-set', title: 'Quiz', module: 'module:a', purpose, questions, ...more });
const matching = (pairs: readonly (readonly [string, string])[], distractors: readonly string[] = []): object => ({ id: 'q', kind: 'matching', text: 'What belongs together?', feedback: 'Because.', pairs: pairs.map(([prompt, match], at) => ({ id: `p${at}`, prompt, match })), distractors: distractors.map((text, at) => ({ id: `d${at}`, text })) });
const cities = [['Peru', 'Lima'], ['Cuba', 'Havana']] as const;
const page = { id: 'page:p', type: 'page', module: 'module:a', title: 'Page', body: ['Text'] };
const good = (more: object = {}): object => moduleOf('a', { competencies: ['competency:k'], level: 'foundation', ...more });
const target = (level: number): object => roleOf({ targets: [{ competency: 'competency:k', level }] });
const [short, asked] = [plain(2), plain(3)];
const core = zoneOf('z', 'core-testable', ['a']);
const longest = ['q0', 'q1', 'q2'].map((id) => single(id, 'y', [['x', 'No'], ['y', 'Yes, and because of this']]));
const said = (text: string, more: object = {}): AnyCommand => set('objective:o', { text, ...more });

const proven = { levels: [{ title: 'One', behaviours: ['Closes a sale'], provedBy: ['module:a'] }] };

const settings = (more: object): object => ({ id: 'settings:document', type: 'settings', title: 'Test', asOf: '2026-11-01', ...more });
const words = (more: object): object => settings({ vocabularies: [{ field: 'tags', ...more }] });
const link = (checked: object): object => ({ id: 'page:p', type: 'page', module: 'module:a', title: 'Elsewhere', format: 'link', url: 'https://example.org/', checked });
const contexts = (text: string): readonly object[] => [moduleOf('a', { industryContext: 'Healthcare' }), moduleOf('b', { industryContext: 'Construction' }), { ...page, body: [text] }];

/** Modules, objectives, questions and competencies. */
export const contentKinds: readonly Kind[] = [
  kind('TRL-M001', [moduleOf('a', { minutes: null })], [moduleOf('a', { minutes: 0 })], [set('module:a', { minutes: 20 })]),
  kind('TRL-M002', [moduleOf('a')], [moduleOf('a'), objective('Explain')], [create(objective('Explain'))]),
  kind('TRL-M003', [moduleOf('a')], [moduleOf('a'), quiz('post', plain(1))], [create(page)]),
  kind('TRL-M004', [moduleOf('a'), competency()], [good(), competency()], [set('module:a', { competencies: ['competency:k'] })]),
  kind('TRL-M005', [moduleOf('a')], [good(), competency()], [set('module:a', { level: 'advanced' })]),
  kind('TRL-M006', [roleOf(), moduleOf('a'), zoneOf('z', 'core-testable', [])], [roleOf(), moduleOf('a'), core], [{ name: 'zone.assign', payload: { role: 'role:r', zone: 'zone:z', modules: ['module:a'] } }]),
  kind('TRL-M007', [moduleOf('a', { code: 'A1' }), moduleOf('b', { code: 'A1' })], [moduleOf('a'), moduleOf('b')], [set('module:b', { code: 'A2' })]),
  kind('TRL-M008', [moduleOf('a', { title: 'Same' }), moduleOf('b', { title: 'same ' })], [moduleOf('a', { title: 'Same' }), moduleOf('b', { title: 'Same 2' })], [set('module:b', { title: 'Other' })]),
  kind('TRL-M009', [moduleOf('a', { minutes: 61 })], [moduleOf('a', { minutes: 61, moduleKind: 'event' }), moduleOf('b', { minutes: 60 })], [set('module:a', { minutes: 60 })]),
  kind('TRL-M010', [moduleOf('a', { passMark: 8000 })], [moduleOf('a', { passMark: 8000, evidenceKind: 'observed' })], [create(quiz('post', plain(1)))]),
  kind('TRL-M011', [moduleOf('a', { format: 'video' })], [moduleOf('a', { format: 'video', accessibility: ['transcript'] })], [set('module:a', { accessibility: ['captions'] })]),
  kind('TRL-M012', [moduleOf('a', { reviewBy: '2026-10-31' })], [moduleOf('a', { reviewBy: '2026-11-01' })], [set('module:a', { reviewBy: '2027-11-01' })]),
  kind('TRL-M013', [settings({ customFields: [{ key: 'site', label: 'Site', required: true }] }), moduleOf('a', { custom: { site: '' } })], [settings({ customFields: [{ key: 'site', label: 'Site' }] }), moduleOf('a')], [set('module:a', { custom: { site: 'Basel' } })]),
  kind('TRL-M014', [settings({ customFields: [{ key: 'site', label: 'Site', kind: 'choice', choices: ['Basel'] }] }), moduleOf('a', { custom: { site: 'Rome' } })], [settings({ customFields: [{ key: 'n', label: 'N', kind: 'number' }, { key: 'd', label: 'D', kind: 'date' }, { key: 'y', label: 'Y', kind: 'yes-no' }] }), moduleOf('a', { custom: { n: 1, d: '2026-01-31', y: false } })], [set('module:a', { custom: { site: 'Basel' } })]),
  kind('TRL-M015', [words({ isClosed: true, terms: [{ term: 'safety' }] }), moduleOf('a', { tags: ['saftey'] })], [words({ terms: [{ term: 'safety' }] }), moduleOf('a', { tags: ['saftey'] })], [{ name: 'vocabulary.rename', payload: { field: 'tags', from: 'saftey', to: 'safety' } }]),
  kind('TRL-M016', [words({ terms: [{ term: 'Istio', retired: true, note: 'Linkerd now' }] }), moduleOf('a', { tags: ['Istio'] })], [words({ terms: [{ term: 'Istio' }] }), moduleOf('a', { tags: ['Istio'] })], [set('module:a', { tags: ['Linkerd'] })]),
  kind('TRL-M017', [moduleOf('a'), link({ on: '2026-10-01', works: false })], [moduleOf('a'), link({ on: '2026-10-01', works: true })], [set('page:p', { checked: { on: '2026-11-01', works: true } })]),
  kind('TRL-M018', [moduleOf('a', { sourceKind: 'curated' })], [moduleOf('a', { sourceKind: 'curated', licence: 'CC BY 4.0' })], [set('module:a', { licence: 'by permission' })]),
  kind('TRL-M019', [moduleOf('a', { sourceKind: 'user-generated' })], [moduleOf('a', { sourceKind: 'user-generated', reviewState: 'approved' })], [{ name: 'module.review', payload: { modules: ['module:a'], state: 'approved', by: 'Ada', on: '2026-11-01' } }]),
  kind('TRL-M020', [...contexts('A construction site. Construction again.')], [...contexts('A construction site in healthcare. Construction again.')], [set('page:p', { body: ['A ward.'] })]),
  kind('TRL-M021', [moduleOf('a', { moduleKind: 'micro', minutes: 9 })], [moduleOf('a', { moduleKind: 'micro', minutes: 6 })], [set('module:a', { minutes: 7 })]),
  kind('TRL-O001', [moduleOf('a'), objective('Understand the label')], [moduleOf('a'), objective('Explain what others understand')], [said('Explain the label')]),
  kind('TRL-O002', [moduleOf('a'), objective('Explain and demonstrate the label')], [moduleOf('a'), objective('Explain the label and its limits')], [said('Demonstrate the label')]),
  kind('TRL-O003', [moduleOf('a'), objective('word '.repeat(31))], [moduleOf('a'), objective('word '.repeat(30))], [said('Explain the label')]),
  kind('TRL-O004', [moduleOf('a', { evidenceKind: 'recall' }), objective('Handle an objection', { outcome: 'do' })], [moduleOf('a', { evidenceKind: 'recall' }), objective('Name three objections')], [set('module:a', { evidenceKind: 'scenario' })]),
  kind('TRL-C001', [competency(), moduleOf('a')], [competency(), good()], [set('module:a', { competencies: ['competency:k'] })]),
  kind('TRL-C002', [competency({ levels: [] })], [competency()], [set('competency:k', { levels: [{ title: 'One' }] })]),
  kind('TRL-C003', [target(0), competency(), good(), zoneOf('z', 'core-testable', [])], [target(0), competency(), good(), core], [set('zone:z', { modules: ['module:a'] })]),
  kind('TRL-C004', [competency(), moduleOf('a')], [competency({ levels: [{ title: 'One', behaviours: ['Closes a sale'] }] })], [set('competency:k', proven)]),
  kind('TRL-C005', [target(0), competency(), moduleOf('a')], [roleOf(), competency(), moduleOf('a')], [set('competency:k', proven)]),
  kind('TRL-C006', [outcome({ correlation: 0.67, basis: 'measured', source: 'S2' })], [outcome({ correlation: 0.67 })], [set('competency:k', { outcomes: [{ title: 'First-call resolution', correlation: 0.67, people: 120, basis: 'measured', source: 'S2' }] })]),
  kind('TRL-C007', [outcome({ correlation: 0.2, people: 60 })], [outcome({ correlation: 0.67, people: 60 }), outcome({ id: 'competency:l', correlation: -0.67, people: 60 }), outcome({ id: 'competency:m', correlation: 0.2, people: 3 })], [set('competency:k', { outcomes: [{ title: 'First-call resolution', correlation: 0.2, people: 600 }] })]),
  kind('TRL-C008', [outcome({}), good(), objective('Close the call')], [outcome({}), good(), objective('Close the call', { criterion: { kind: 'time', atMostMinutes: 8 } })], [set('objective:o', { criterion: { kind: 'score', atLeast: 8500 } })]),
  kind('TRL-Q001', [moduleOf('a'), quiz('post', [single('q', 'z', [['x', 'Yes'], ['y', 'No']])])], [moduleOf('a'), quiz('post', [{ id: 'q', kind: 'true-false', text: 'So?', answer: false }])], [set('question-set:s', { questions: plain(1) })]),
  kind('TRL-Q002', [moduleOf('a'), quiz('post', [...plain(1), ...plain(1), single('q0-2', 'x', [['x', 'Yes'], ['y', 'No']])])], [moduleOf('a'), quiz('post', plain(2))], 'quick fix'),
  kind('TRL-Q003', [moduleOf('a'), quiz('pre', short)], [moduleOf('a'), quiz('post', short)], [set('question-set:s', { questions: asked })]),
  kind('TRL-Q004', [moduleOf('a'), quiz('post', plain(1, { feedback: '' }))], [moduleOf('a'), quiz('pre', plain(3, { feedback: '' }))], [set('question-set:s', { questions: plain(1) })]),
  kind('TRL-Q005', [moduleOf('a'), quiz('pre', longest)], [moduleOf('a'), quiz('pre', [...longest.slice(0, 2), ...plain(1)])], [set('question-set:s', { questions: asked })]),
  kind('TRL-Q006', [moduleOf('a'), quiz('pre', [single('q', 'x', [['x', 'Yes'], ['y', 'yes ']])])], [moduleOf('a'), quiz('pre', [single('q', 'x', [['x', 'Yes'], ['y', 'Yes!']])])], [set('question-set:s', { questions: asked })]),
  kind('TRL-Q007', [moduleOf('a'), quiz('post', plain(3), { draw: 3 })], [moduleOf('a'), quiz('post', plain(3), { draw: 2 })], 'quick fix'),
  kind('TRL-Q008', [moduleOf('a'), quiz('post', [...plain(2), single('r', 'x', [['x', 'Yes'], ['y', 'No']], { points: 2 })], { draw: 2 })], [moduleOf('a'), quiz('post', [...plain(2), single('r', 'x', [['x', 'Yes'], ['y', 'No']], { points: 2 })])], 'quick fix'),
  kind('TRL-Q009', [moduleOf('a'), quiz('post', [matching([['Peru', 'Lima'], [' peru', 'Cusco']])])], [moduleOf('a'), quiz('post', [matching(cities)])], [set('question-set:s', { questions: [matching(cities)] })]),
  kind('TRL-Q010', [moduleOf('a'), quiz('post', [matching(cities, ['LIMA '])])], [moduleOf('a'), quiz('post', [matching(cities, ['Quito'])])], [set('question-set:s', { questions: [matching([['Peru', 'Lima'], ['Cuba', 'Havana']])] })]),
];
