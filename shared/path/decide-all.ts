import type { Override } from '../model/profile';
import { decide, decisionOf, type Decision, type DecideContext } from './decide';
import type { EvidenceIndex } from './evidence';
import type { Reason } from './learner-path';
import type { Prepared } from './prepare';
import type { Program, ProgramModule } from './program';

/** The override of a module that lasts longest. */
export function overridesByModule(overrides: readonly Override[]): ReadonlyMap<string, Override> {
  const byModule = new Map<string, Override>();
  for (const override of overrides) {
    const other = byModule.get(override.module);
    if (!other || override.until > other.until) byModule.set(override.module, override);
  }
  return byModule;
}

/** Decides every module; those of which nothing is known as they are decided for everybody. */
export function decideAll(prepared: Prepared, context: DecideContext): readonly Decision[] {
  const { program, evidence, overrides, preferences: { formats, needs }, rules, explain } = context;
  const decisions = prepared.blank(rules, explain).slice();
  for (const index of touched(prepared, evidence, overrides)) decisions[index] = decide(context, program.modules[index] as ProgramModule);
  if (formats.length > 0) for (const index of prepared.formatted) decisions[index] = decide(context, program.modules[index] as ProgramModule);
  if (needs.length > 0) for (const index of prepared.barring) decisions[index] = decide(context, program.modules[index] as ProgramModule);
  return keepBlocksTogether(prepared, program, decisions, explain);
}

const unread: readonly number[] = [];

/** Modules whose decision may differ from everybody's; none twice. */
function touched(prepared: Prepared, evidence: EvidenceIndex, overrides: ReadonlyMap<string, Override>): readonly number[] {
  const found: number[] = [];
  const seen = new Uint8Array(prepared.pulls.count);
  const add = (index: number): void => {
    if (seen[index]) return;
    seen[index] = 1;
    found.push(index);
  };
  for (const subjects of [evidence.assessments, evidence.completions]) {
    for (const subject of subjects.keys()) {
      const readers = prepared.readers.get(subject) ?? unread;
      for (let at = 0; at < readers.length; at++) add(readers[at] as number);
    }
  }
  for (const index of prepared.factual) add(index);
  for (const module of overrides.keys()) {
    const index = prepared.indexOf.get(module);
    if (index !== undefined) add(index);
  }
  return found;
}

/** Waivers, credits and exemptions hold for all members of a block or for none. */
function keepBlocksTogether(prepared: Prepared, program: Program, decisions: Decision[], explain: boolean): readonly Decision[] {
  if (prepared.blocked.length === 0) return decisions;
  const kept = decisions.slice();
  for (const index of prepared.blocked) {
    const decision = decisions[index] as Decision;
    const block = program.modules[index]?.block ?? [];
    if (decision.settled === null || block.every((member) => decisions[member]?.settled)) continue;
    const apart = block.filter((member) => !decisions[member]?.settled).map((member) => program.modules[member]?.id ?? '');
    const reasons: readonly Reason[] = explain ? [...decision.reasons, { code: 'block-not-together', modules: apart }] : [];
    kept[index] = decisionOf(null, false, reasons, [], 0, decision.replacedBy, decision.replacedWhy);
  }
  return kept;
}
