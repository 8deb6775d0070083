import { setFlagsFromString } from 'node:v8';
import { expect, it } from 'vitest';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import { learnerStateSchema } from '#shared/model/profile';
import { generateDocument, generateEvidence } from '../../../bench/workload';

setFlagsFromString('--allow-natives-syntax');
 
const haveSameMap = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (a: object, b: object) => boolean;
const shapesOf = (list: readonly object[]): number => list.reduce<object[]>((kinds, one) => (kinds.some((kind) => haveSameMap(kind, one)) ? kinds : [...kinds, one]), []).length;

// What every evaluation reads thousands of times: a hidden class per object (as a spread of a call makes) costs a third of the time.
it('modules, rules, bands and steps of a program have one hidden class each', () => {
  const compiled = compile(generateDocument(200, 300), 'role:r');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const { modules } = compiled.value;
  const rules = modules.flatMap((module) => module.rules);
  const bands = rules.flatMap((rule) => rule.bands);
  const { steps } = evaluate(compiled.value, learnerStateSchema.parse({ evidence: generateEvidence(200) }));
  expect([modules.length, rules.length, bands.length, steps.length].every((count) => count > 30)).toBe(true);
  expect([modules, rules, bands, steps].map(shapesOf)).toEqual([1, 1, 1, 1]);
  expect(shapesOf([{ a: 1 }, { b: 1 }])).toBe(2);
});
