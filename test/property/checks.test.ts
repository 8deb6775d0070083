import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCheckRunner } from '#shared/checks/run-checks';
import { applyCommand, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const update = (id: string, set: object): AnyCommand => ({ name: 'record.update', payload: { updates: [{ id, set }] } });
const command: fc.Arbitrary<AnyCommand> = fc.oneof(
  fc.tuple(key, fc.constantFrom('Same', 'Other', 'Third')).map(([id, title]) => update(`module:${id}`, { title })),
  fc.tuple(key, fc.constantFrom(null, 0, 20, 90)).map(([id, minutes]) => update(`module:${id}`, { minutes })),
  fc.tuple(key, fc.constantFrom(null, 8000)).map(([id, passMark]) => update(`module:${id}`, { passMark })),
  fc.tuple(key, fc.constantFrom('recall', 'scenario', null)).map(([id, evidenceKind]) => update(`module:${id}`, { evidenceKind })),
  fc.tuple(key, fc.constantFrom([], ['competency:k'])).map(([id, competencies]) => update(`module:${id}`, { competencies })),
  fc.tuple(key, key, fc.nat(99)).map(([from, to, n]) => ({ name: 'edge.add', payload: { id: `edge:n${n}`, kind: 'prerequisite', from: `module:${from}`, to: `module:${to}` } })),
  fc.tuple(key, fc.constantFrom('zone:core', 'zone:choice', null)).map(([id, zone]) => ({ name: 'zone.assign', payload: { role: 'role:r', zone, modules: [`module:${id}`] } })),
  fc.constantFrom('elective', 'core-locked', 'open').map((policy) => update('zone:choice', { policy })),
  fc.constantFrom('Understand it', 'Explain it', 'Explain and show it').map((text) => update('objective:o', { text })),
  fc.tuple(key, fc.boolean()).map(([id]) => ({ name: 'record.remove', payload: { ids: [`module:${id}`] } })),
  fc.constantFrom({}, { 'TRL-M005': 'off' }, { 'TRL-M004': 'warning' }).map((checkSeverity) => update('settings:document', { checkSeverity })),
  key.map((id) => update('settings:document', { suppressed: [{ code: 'TRL-M005', record: `module:${id}`, reason: 'Later.' }] })),
  fc.constantFrom([], [{ competency: 'competency:k', level: 0 }], [{ competency: 'competency:k', level: 7 }]).map((targets) => update('role:r', { targets })),
);

it('after any edits the incremental run says what a fresh one says', () => {
  const start = documentOf(
    roleOf(), ...['a', 'b', 'c', 'd', 'e'].map((id) => moduleOf(id)), zoneOf('core', 'core-testable', ['a', 'b']), zoneOf('choice', 'elective', ['c'], { requirement: { kind: 'count', choose: 1 } }), edgeOf('a', 'b'), bandRuleOf('b', ['d']),
    { id: 'objective:o', type: 'objective', module: 'module:a', text: 'Explain', outcome: 'do' }, { id: 'competency:k', type: 'competency', title: 'Selling', levels: [{ title: 'One' }] },
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
      const run = createCheckRunner();
      let document: TrellisDocument = start;
      run(document);
      for (const one of commands) {
        const applied = applyCommand(document, one);
        if (!applied.ok) continue;
        document = applyDiff(document, applied.value.diff);
        const [incremental, fresh] = [run(document), createCheckRunner()(document)];
        const order = (list: readonly { code: string; message: string }[]): readonly string[] => list.map((finding) => JSON.stringify(finding)).sort();
        expect(order(incremental.findings)).toEqual(order(fresh.findings));
        expect(order(incremental.suppressed)).toEqual(order(fresh.suppressed));
      }
    }),
    { numRuns: process.env['TRELLIS_FULL'] ? 5_000 : 250 },
  );
}, 300_000);
