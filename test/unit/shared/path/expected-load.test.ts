import { describe, expect, it } from 'vitest';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { learnerStateSchema } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import { expectedLoad } from '#shared/path/expected-load';
import type { Program } from '#shared/path/program';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

function programOf(document: TrellisDocument): Program {
  const compiled = compile(document, 'role:r');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

const bands = (low: object, high: object): object => ({ bands: [{ from: 0, fromInclusive: true, to: 5000, toInclusive: false, action: low }, { from: 5000, fromInclusive: true, to: 10_000, toInclusive: true, action: high }] });
const modules = [moduleOf('a'), moduleOf('b', { minutes: 30 }), moduleOf('c', { minutes: 20 }), moduleOf('short', { minutes: 8 }), moduleOf('extra', { minutes: 15 })];
const zones = (more: object = {}): readonly object[] => [zoneOf('core', 'core-testable', ['a', 'b', 'c'], more), zoneOf('help', 'remedial', ['extra'], { place: 1 })];

describe('expectedLoad', () => {
  it('gives the path in its order; without rules the range is the authored minutes', () => {
    expect(expectedLoad(programOf(documentOf(roleOf(), ...modules, ...zones(), edgeOf('b', 'a'))))).toEqual([
      { module: 'module:b', minutes: 30, low: 30, high: 30 }, { module: 'module:a', minutes: 10, low: 10, high: 10 }, { module: 'module:c', minutes: 20, low: 20, high: 20 },
    ]);
  });

  it('goes from what a rule waives to what it inserts', () => {
    const [, b] = expectedLoad(programOf(documentOf(roleOf(), ...modules, ...zones(), bandRuleOf('b', ['extra']))));
    expect(b).toEqual({ module: 'module:b', minutes: 30, low: 0, high: 45 });
  });

  it('counts a longer and a quicker pace, and a shorter version', () => {
    const document = documentOf(roleOf(), ...modules, ...zones(), edgeOf('short', 'c', { kind: 'bridge' }), bandRuleOf('b', [], bands({ do: 'extend', percent: 50 }, { do: 'pace', percent: 80 })), bandRuleOf('c', [], bands({ do: 'take' }, { do: 'replace', module: 'module:short' })));
    expect(expectedLoad(programOf(document)).map(({ low, minutes, high }) => [low, minutes, high])).toEqual([[10, 10, 10], [24, 30, 45], [8, 20, 20]]);
  });

  it('counts nothing that the place of the module does not allow', () => {
    const lowest = (policy: string, more: object = {}): number => expectedLoad(programOf(documentOf(roleOf(), ...modules, zoneOf('core', policy, ['a', 'b', 'c'], more), zoneOf('help', 'remedial', ['extra'], { place: 1 }), bandRuleOf('b', ['extra']))))[1]?.low ?? -1;
    expect(lowest('core-testable')).toBe(0);
    expect(lowest('core-locked')).toBe(30);
    expect(lowest('core-testable', { static: true })).toBe(30);
  });

  it('holds for every score: what the engine says of one result lies in the range of its module', () => {
    const program = programOf(documentOf(roleOf(), ...modules, ...zones(), bandRuleOf('b', ['extra']), edgeOf('short', 'c', { kind: 'bridge' }), bandRuleOf('c', [], bands({ do: 'extend', percent: 33 }, { do: 'replace', module: 'module:short' }))));
    const usual = evaluate(program, learnerStateSchema.parse({}), { rules: false }).minutes;
    for (const { module, minutes, low, high } of expectedLoad(program)) {
      const differences = Array.from({ length: 101 }, (_, percent) => evaluate(program, learnerStateSchema.parse({ evidence: [{ subject: module, kind: 'scenario', score: percent * 100, at: '2026-10-30' }] })).minutes - usual);
      expect(Math.min(...differences)).toBe(low - minutes);
      expect(Math.max(...differences)).toBe(high - minutes);
    }
  });
});
