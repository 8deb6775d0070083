import type { TrellisDocument } from '../document/trellis-document';
import type { Finding } from '../kit/finding';
import type { Result } from '../kit/result';
import type { HeldState, Scenario } from '../model/scenario';
import { compile } from '../path/compile';
import type { Program } from '../path/program';
import { runScenario, type ScenarioResult } from '../path/scenario-run';

/** What a scenario gives: how the run differs, or why it cannot be run. */
export type ScenarioOutcome = { readonly kind: 'ran'; readonly result: ScenarioResult } | { readonly kind: 'refused'; readonly because: string };

const stateWords: Readonly<Record<HeldState, string>> = { done: 'taken', waived: 'waived', credited: 'credited', exempt: 'exempt', escalated: 'waiting for a person', locked: 'locked', off: 'not on the path' };
const mostNamed = 3;

/** Runs one scenario on the design as it is. `programFor`: the program of a role on a day, from a cache of the caller's or made anew. */
export function tryScenario(scenario: Scenario, programFor: (role: string, asOf: string) => Result<Program, readonly Finding[]>): ScenarioOutcome {
  const program = programFor(scenario.role, scenario.asOf);
  if (!program.ok) return { kind: 'refused', because: program.error[0]?.message ?? 'The role does not compile.' };
  try {
    return { kind: 'ran', result: runScenario(program.value, scenario) };
  } catch (error) {
    return { kind: 'refused', because: error instanceof Error ? error.message : String(error) };
  }
}

/** What is no longer as the scenario holds it, in words; empty where it holds. `name`: the title of a record. */
export function scenarioText(outcome: ScenarioOutcome, name: (id: string) => string): string {
  if (outcome.kind === 'refused') return outcome.because;
  const { end, differences, isReordered } = outcome.result;
  const told = differences.slice(0, mostNamed).map(({ module, held, now }) => `“${name(module)}” is ${stateWords[now ?? 'off']}, was ${stateWords[held ?? 'off']}`);
  const more = differences.length > mostNamed ? [`${differences.length - mostNamed} more`] : [];
  return [...(end ? [`the run is ${end.now}, was ${end.held}`] : []), ...told, ...more, ...(isReordered ? ['the same steps come in another order'] : [])].join('; ');
}

/** Findings of every scenario of a document that no longer holds (TRL-T001) or cannot be run (TRL-T002). */
export function checkScenarios(document: TrellisDocument): readonly Finding[] {
  const programs = new Map<string, Result<Program, readonly Finding[]>>();
  const programFor = (role: string, asOf: string): Result<Program, readonly Finding[]> => {
    const key = `${role} ${asOf}`;
    const program = programs.get(key) ?? compile(document, role, { asOf });
    programs.set(key, program);
    return program;
  };
  const name = (id: string): string => document.tables.module.get(id)?.title ?? id;
  return [...document.tables.scenario.values()].flatMap((scenario): Finding[] => {
    const outcome = tryScenario(scenario, programFor);
    if (outcome.kind === 'ran' && outcome.result.holds) return [];
    const changed = outcome.kind === 'ran' ? outcome.result.differences.map(({ module }) => module) : [];
    return [{
      code: outcome.kind === 'ran' ? 'TRL-T001' : 'TRL-T002', severity: 'error', records: [scenario.id, ...new Set(changed)],
      message: outcome.kind === 'ran' ? `The scenario “${scenario.title}” no longer holds: ${scenarioText(outcome, name)}.` : `The scenario “${scenario.title}” cannot be run: ${scenarioText(outcome, name)}`,
    }];
  });
}
