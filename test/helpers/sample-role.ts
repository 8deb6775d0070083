import { createHash } from 'node:crypto';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { ExportInput } from '#shared/exchange/export-input';
import { usualOptions } from '#shared/exchange/export-options';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from './documents';

const pageOf = (key: string, number: number, ...body: readonly string[]): object => ({ id: `page:${key}-${number}`, type: 'page', module: `module:${key}`, title: `${key.toUpperCase()} page ${number}`, place: number, body });

const option = (id: string): object => ({ id, text: `Option ${id}` });

/** Ten points: 1 of each kind of question at 2, 2, 2, 4 points. Right: a / a, b / true / 2.5. */
export const questions: readonly object[] = [
  { id: 'q1', kind: 'single', text: 'Pick a', points: 2, options: [option('a'), option('b')], answer: 'a', feedback: 'It was the first.' },
  { id: 'q2', kind: 'multiple', text: 'Pick a and b', points: 2, options: [option('a'), option('b'), option('c')], answers: ['a', 'b'] },
  { id: 'q3', kind: 'true-false', text: 'Yes?', points: 2, answer: true },
  { id: 'q4', kind: 'numeric', text: 'Two and a half', points: 4, answer: 2.5, tolerance: 0.1 },
];

const setOf = (key: string, purpose: 'pre' | 'post', more: object = {}): object => ({ id: `question-set:${purpose}-${key}`, type: 'question-set', title: `${purpose === 'pre' ? 'Pre-assessment' : 'Test'} ${key.toUpperCase()}`, module: `module:${key}`, purpose, questions, ...more });

/**
 * A role that shows everything: intro → b (rule with pre-assessment; under 60 % practice p, from 90 % waived) → exam (pass mark 80 %, test; one failure
 * inserts p again, the third escalates), electives 2 of 3, an on-the-job task at the end.
 */
export function sampleRole(...more: readonly object[]): TrellisDocument {
  return documentOf(
    roleOf({ title: 'Field sales <rep> & “co”' }),
    moduleOf('intro', { title: 'Fair balance and the code', why: 'Because you meet customers.' }),
    moduleOf('b', { title: 'Clinical trial phases', minutes: 35, passMark: 6000 }),
    moduleOf('p', { title: 'Practice: reading a trial', minutes: 15 }),
    moduleOf('exam', { title: 'Field certification test', minutes: 30, passMark: 8000 }),
    moduleOf('e1', { title: 'Objection handling' }),
    moduleOf('e2', { title: 'Digital detailing' }),
    moduleOf('e3', { title: 'Rare disease journeys' }),
    moduleOf('ride', { title: 'Ride along', moduleKind: 'on-the-job', deliveryMode: 'on-the-job', evidenceKind: 'observed', minutes: 120 }),
    edgeOf('intro', 'b'), edgeOf('b', 'exam'), edgeOf('exam', 'ride'),
    zoneOf('core', 'core-testable', ['intro', 'b', 'exam', 'ride'], { place: 1, title: 'Core' }),
    zoneOf('extra', 'remedial', ['p'], { place: 2, title: 'Practice' }),
    zoneOf('pick', 'elective', ['e1', 'e2', 'e3'], { place: 3, title: 'Your focus', requirement: { kind: 'count', choose: 2 } }),
    bandRuleOf('b', ['p']),
    { id: 'rule:exam', type: 'rule', role: 'role:r', kind: 'attempts', module: 'module:exam', title: 'Failures', failures: [{ at: 1, action: { do: 'insert', modules: ['module:p'] } }, { at: 3, action: { do: 'escalate', to: 'your coach' } }] },
    { id: 'objective:b', type: 'objective', module: 'module:b', text: 'Name the phases' },
    pageOf('intro', 1, '# Fair balance', '', 'Text with **bold** and [a link](https://example.test) and [a trap](javascript:alert(1)).', '', '<img src=x onerror=alert(1)>', '', '![A figure](asset:fig)'),
    pageOf('intro', 2, '::::: challenge', '', '## Try it', '', '```', '# not a heading', '::: not a block', '```', '', ':::: solution', 'Because.', '::::', ':::::'),
    pageOf('b', 1, 'Phases.'), pageOf('p', 1, 'Practice.'), pageOf('e1', 1, 'One.'), pageOf('e2', 1, 'Two.'), pageOf('e3', 1, 'Three.'),
    setOf('b', 'pre'), setOf('b', 'post'), setOf('exam', 'post'),
    { id: 'asset:fig', type: 'asset', path: 'fig/a b.svg', sha256: 'ab'.repeat(32), bytes: 3, mediaType: 'image/svg+xml' },
    ...more,
  );
}

const svg = new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40"><rect width="100" height="40" fill="#2f6f4f"/></svg>'));

export function exportInput(document: TrellisDocument, resources: ExportInput['resources'], target: ExportInput['target'] = 'scorm12'): ExportInput {
  return { document, role: 'role:r', target, options: usualOptions, assets: () => svg, resources, sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'), sha1: (bytes) => createHash('sha1').update(bytes).digest('hex'), app: 'Trellis Studio test' };
}
