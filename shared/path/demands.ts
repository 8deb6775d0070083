import type { Decision } from './decide';
import { isLater, isPass, validCompletions, type EvidenceIndex, type IndexedEvent } from './evidence';
import { failureNumbers, type Releases } from './failures';
import type { Prepared } from './prepare';
import type { Program } from './program';

/** An inserted step that somebody waits for: `module` before `serves`, completed later than `trigger`. */
export interface Demand {
  readonly module: number;
  readonly serves: number;
  readonly rule: string;
  readonly trigger: IndexedEvent | null;
  readonly afterFailure: boolean;
}

/** What rules demand for modules that outside evidence does not settle. */
export function bandDemands(decisions: readonly Decision[]): readonly Demand[] {
  const demands: Demand[] = [];
  decisions.forEach((decision, serves) => {
    if (decision.settled !== null) return;
    for (const { module, rule, trigger } of decision.inserts) demands.push({ module, rule, trigger, serves, afterFailure: false });
  });
  return demands;
}

/** Steps that failed attempts insert: the n-th failure since the last pass or release asks once. */
export function failureDemands(program: Program, prepared: Prepared, evidence: EvidenceIndex, decisions: readonly Decision[], releases: Releases): readonly Demand[] {
  const demands: Demand[] = [];
  for (const serves of prepared.failing) {
    const module = program.modules[serves];
    if (!module || decisions[serves]?.settled) continue;
    const attempts = evidence.attempts.get(module.id) ?? [];
    failureNumbers(module, attempts, releases).forEach((number, index) => {
      for (const step of module.failures) {
        if (step.at !== number || step.action.do !== 'insert') continue;
        for (const inserted of step.action.modules) demands.push({ module: inserted, serves, rule: step.rule, trigger: attempts[index] as IndexedEvent, afterFailure: true });
      }
    });
  }
  return demands;
}

/** Whether the demand is settled: a completion of the inserted module later than what triggered it, or the served module passed since. */
export function isDemandSettled(program: Program, evidence: EvidenceIndex, demand: Demand): boolean {
  const module = program.modules[demand.module];
  const served = program.modules[demand.serves];
  if (!module || !served) return true;
  const last = (evidence.attempts.get(served.id) ?? []).at(-1);
  if (last && isPass(served, last.event)) return true;
  const completions = [...validCompletions(program, evidence, module), ...(evidence.attempts.get(module.id) ?? [])];
  return completions.some((completion) => isPass(module, completion.event) && (demand.trigger === null || isLater(completion, demand.trigger)));
}
