import { createRandom } from '#shared/kit/random';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { documentOf } from './documents';

/**
 * Roles with so many modules each (all of one library), seeded: a locked and a testable core, two elective zones behind gates, one of them measured, a remedial
 * zone; in each role `tests` independent test-outs with four bands (insert, extend, take, waive), two modules with attempts rules, 1.5 prerequisites a module.
 */
export function guaranteeWorkload(roles: number, modules: number, tests: number, seed = 7): TrellisDocument {
  const random = createRandom(seed);
  const id = (at: number): string => `module:m${String(at).padStart(4, '0')}`;
  const records: object[] = [];
  for (let at = 0; at < modules; at++) {
    records.push({ id: id(at), type: 'module', title: `Module ${at}`, place: at, minutes: 5 + Math.floor(random() * 55), passMark: at % 7 === 0 ? 8000 : null });
    records.push({ id: `objective:o${at}`, type: 'objective', module: id(at), text: 'Does it', outcome: at % 3 === 0 ? 'do' : 'know' });
    for (let link = 0; link < 1 + (at % 2); link++) {
      const from = Math.floor(random() * at);
      if (at > 10 && from >= Math.floor(modules * 0.1)) records.push({ id: `edge:${at}-${link}`, type: 'edge', from: id(from), to: id(at) });
    }
  }
  for (let role = 0; role < roles; role++) records.push(...roleRecords(role, modules, tests, id));
  return documentOf(...records);
}

function roleRecords(role: number, modules: number, tests: number, id: (at: number) => string): readonly object[] {
  const name = `role:r${role}`;
  const part = (from: number, to: number): string[] => Array.from({ length: Math.floor(modules * to) - Math.floor(modules * from) }, (_, at) => id(Math.floor(modules * from) + at));
  const zone = (key: string, policy: string, place: number, list: readonly string[], choose: number | null = null): object => ({ id: `zone:${role}-${key}`, type: 'zone', role: name, title: key, policy, place, modules: list, requirement: choose === null ? null : { kind: 'count', choose } });
  const testable = part(0.4, 0.7);
  const [remedial, first] = [part(0, 0.1), testable[0] ?? ''];
  const rules = testable.filter((_module, at) => at % Math.floor(testable.length / tests) === 3).slice(0, tests).map((module, at) => ({
    id: `rule:${role}-${at}`, type: 'rule', role: name, kind: 'score-bands', module, title: `Test ${at}`,
    bands: [
      { from: 0, fromInclusive: true, to: 4000, toInclusive: false, action: { do: 'insert', modules: [remedial[(at + role) % remedial.length], remedial[(at + role + 1) % remedial.length]] } },
      { from: 4000, fromInclusive: true, to: 6000, toInclusive: false, action: { do: 'extend', percent: 25 } },
      { from: 6000, fromInclusive: true, to: 9000, toInclusive: false, action: { do: 'take' } },
      { from: 9000, fromInclusive: true, to: 10_000, toInclusive: true, action: { do: 'waive' } },
    ],
  }));
  const tries = [testable[1], testable[2]].map((module, at) => ({ id: `rule:${role}-x${at}`, type: 'rule', role: name, kind: 'attempts', module, title: `Tries ${at}`, failures: [{ at: 1, action: { do: 'insert', modules: [remedial[at]] } }, { at: 3, action: { do: 'escalate', to: 'Coach' } }] }));
  return [
    { id: name, type: 'role', title: `Role ${role}`, place: role },
    zone('locked', 'core-locked', 0, part(0.1, 0.4)), zone('testable', 'core-testable', 1, testable), zone('practice', 'remedial', 4, remedial),
    zone('first', 'elective', 2, part(0.7, 0.85), 5), zone('second', 'elective', 3, part(0.85, 1), 3),
    { id: `gate:${role}-a`, type: 'gate', role: name, zone: `zone:${role}-first`, title: 'After core', conditions: [{ kind: 'zone', zone: `zone:${role}-locked`, needs: 'done' }, { kind: 'zone', zone: `zone:${role}-testable` }] },
    { id: `gate:${role}-b`, type: 'gate', role: name, zone: `zone:${role}-second`, title: 'Measured', conditions: [{ kind: 'measure', module: first, score: 9500 }, { kind: 'zone', zone: `zone:${role}-first` }] },
    ...rules, ...tries,
  ];
}
