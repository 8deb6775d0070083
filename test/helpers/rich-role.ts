import type { TrellisDocument } from '#shared/document/trellis-document';
import { edgeOf, moduleOf, zoneOf } from './documents';
import { sampleRole } from './sample-role';

/** The sample role with what single items need most: groups (2 of 3, nested), a block, gates on a zone, a choice and a measure, and an open zone. */
export function richRole(...more: readonly object[]): TrellisDocument {
  const keys = ['g1', 'g2', 'g3', 'k', 'n', 's1', 's2', 'late', 'tip', 'measure'] as const;
  return sampleRole(
    ...keys.map((key) => moduleOf(key, { title: `Module ${key}`, ...(key === 'measure' ? { evidenceKind: 'scenario' } : {}) })),
    ...keys.map((key) => ({ id: `page:${key}-1`, type: 'page', module: `module:${key}`, title: key, place: 1, body: [`Read ${key}.`] })),
    { id: 'question-set:post-measure', type: 'question-set', title: 'Test', module: 'module:measure', purpose: 'post', questions: [{ id: 'q', kind: 'true-false', text: 'Yes?', points: 2, answer: true }] },
    edgeOf('g1', 'late'), edgeOf('s1', 's2', { kind: 'strict-corequisite' }), edgeOf('s2', 'n'),
    { id: 'requirement:k', type: 'requirement', module: 'module:k', title: 'Two of three', group: { need: 'count', atLeast: 2, of: ['module:g1', 'module:g2', 'module:g3'] } },
    { id: 'requirement:n', type: 'requirement', module: 'module:n', title: 'Nested', group: { need: 'any', of: ['module:k', { need: 'all', of: ['module:g1', 'module:g2'] }] } },
    zoneOf('groups', 'core-testable', ['g1', 'g2', 'g3', 'k', 'n', 's1', 's2', 'measure'], { place: 4, title: 'Groups' }),
    zoneOf('late', 'core-locked', ['late'], { place: 5, title: 'Late' }), zoneOf('tips', 'open', ['tip'], { place: 6, title: 'Tips' }),
    { id: 'gate:late', type: 'gate', role: 'role:r', zone: 'zone:late', title: 'Late', conditions: [{ kind: 'zone', zone: 'zone:groups' }, { kind: 'zone', zone: 'zone:pick' }, { kind: 'measure', module: 'module:measure', score: 5000 }] },
    ...more,
  );
}
