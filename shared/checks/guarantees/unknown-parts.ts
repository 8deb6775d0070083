import type { BandRule, Program, ProgramAction, ProgramModule, ProgramZone } from '../../path/program';

/** Everything that the proofs read of a program, or that they know to change no path. The compiler names what is missing here when the engine learns something new. */
const moduleParts: Readonly<Record<keyof ProgramModule, true>> = {
  id: true, code: true, title: true, minutes: true, zone: true, policy: true, needs: true, with: true, block: true, strict: true, equivalents: true, passMark: true, asked: true, mustScore: true,
  gateKinds: true, know: true, do: true, evidenceKind: true, validityDays: true, format: true, formats: true, barriers: true, credits: true, groups: true, rules: true, failures: true,
};
const zoneParts: Readonly<Record<keyof ProgramZone, true>> = {
  id: true, title: true, policy: true, modules: true, candidates: true, choose: true, requirement: true, proven: true, choice: true, waivable: true, static: true, gates: true,
};
const ruleParts: Readonly<Record<keyof BandRule, true>> = { id: true, subject: true, kinds: true, maxAgeDays: true, retest: true, parts: true, when: true, bands: true, noScore: true, passedWithoutScore: true };
const programParts: Readonly<Record<keyof Program, true>> = { version: true, role: true, title: true, asOf: true, fall: true, expiryDays: true, recordAdmitsDo: true, modules: true, zones: true, gates: true };
const actions: Readonly<Record<ProgramAction['do'], true>> = { take: true, waive: true, insert: true, replace: true, extend: true, pace: true };

/** What a program has that no proof reads, so that nothing may be claimed of it; null when there is nothing. */
export function unknownParts(program: Program): string | null {
  const all = [...strange(program, programParts), ...program.zones.flatMap((zone) => strange(zone, zoneParts)), ...program.modules.flatMap((module) => [...strange(module, moduleParts), ...module.rules.flatMap((rule) => [...strange(rule, ruleParts), ...strangeActions(rule)])])];
  return all[0] ?? null;
}

function strange(value: object, known: Readonly<Record<string, true>>): readonly string[] {
  return Object.keys(value).filter((key) => !(key in known)).map((key) => `“${key}”`);
}

function strangeActions(rule: BandRule): readonly string[] {
  return [...rule.bands.map((band) => band.action), rule.noScore, rule.passedWithoutScore].filter((action) => !(action.do in actions)).map((action) => `the action “${action.do}”`);
}
