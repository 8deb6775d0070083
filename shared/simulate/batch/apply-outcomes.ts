import type { OutcomeModel } from '../../path/run';
import type { BatchPlan } from './plan';
import { reserveSteps, type Scratch } from './scratch';

/**
 * Turns a run as given into a modelled one: each step that is taken is tried until it passes, and every try costs its minutes. Answers whether that is all: false where the learner
 * gives up, or a failure makes a rule insert, lock or escalate, which only step by step is right. Outcomes are asked in the order of the run, each once: a model may learn from them.
 */
export function applyOutcomes(plan: BatchPlan, scratch: Scratch, outcome: OutcomeModel): boolean {
  const { program } = plan;
  const { modules, states, steps, tries } = scratch;
  let more = 0;
  for (let at = 0; at < steps; at++) {
    tries[at] = 1;
    if (states[at] !== 0) continue;
    const module = program.modules[modules[at] as number];
    if (!module) continue;
    for (let attempt = 1; ; attempt++) {
      const what = outcome(module, attempt);
      if (what === 'stop') return false;
      if (what === 'pass') break;
      if (module.failures.some((failure) => failure.at <= attempt)) return false;
      tries[at] = attempt + 1;
      more++;
    }
  }
  if (more === 0) return true;
  reserveSteps(scratch, steps + more);
  let to = steps + more;
  for (let at = steps - 1; at >= 0; at--) {
    const [module, state, times] = [scratch.modules[at] as number, scratch.states[at] as number, tries[at] as number];
    const cost = scratch.stepMinutes[at] as number;
    scratch.minutes += (times - 1) * cost;
    for (let time = times; time > 0; time--) {
      to--;
      scratch.modules[to] = module;
      scratch.states[to] = state;
      scratch.stepMinutes[to] = cost;
      scratch.failures[to] = time < times ? 1 : 0;
    }
  }
  scratch.steps = steps + more;
  scratch.failed = more;
  return true;
}
