import type { RecordId } from '../model/ids';
import { learnerStateSchema } from '../model/profile';
import { isWaivable } from './decide';
import { evaluate } from './evaluate';
import type { Program, ProgramAction, ProgramModule } from './program';

/** One step of a path with the minutes that it is expected to take. */
export interface LoadStep {
  readonly module: RecordId;
  /** As authored. */
  readonly minutes: number;
  /** The least and the most that the score rules can make of it: 0 where one may waive it; with what they insert before it. */
  readonly low: number;
  readonly high: number;
}

/**
 * The path of a learner of whom nothing is known and for whom no rule acts (engine.md, Baseline), in its order, and what the score rules of each module can make of its minutes.
 * A range from rules, not a forecast: retakes, extra practice after failures, what inserted modules themselves need, and other choices of electives are not counted.
 */
export function expectedLoad(program: Program): readonly LoadStep[] {
  const index = new Map(program.modules.map((module, at) => [module.id, at]));
  const { steps } = evaluate(program, learnerStateSchema.parse({}), { rules: false, explain: false });
  const onPath = new Set(steps.map(({ module }) => module));
  return steps.flatMap(({ module: id, minutes }) => {
    const module = program.modules[index.get(id) ?? -1];
    if (!module) return [];
    const ranges = isRuled(program, module) ? module.rules.map((rule) => [...rule.bands.map(({ action }) => action), rule.noScore, rule.passedWithoutScore].map((action) => resultOf(program, module, action, onPath))) : [];
    // Rules act beside each other: each can lower the step, and what each adds is added.
    const low = Math.min(minutes, ...ranges.flat());
    const high = ranges.reduce((sum, results) => sum + Math.max(0, ...results.map((result) => result - minutes)), minutes);
    return [{ module: id, minutes, low, high }];
  });
}

function isRuled(program: Program, { zone, rules }: ProgramModule): boolean {
  return rules.length > 0 && !program.zones[zone]?.static;
}

/** Minutes of the step when a rule says this. */
function resultOf(program: Program, module: ProgramModule, action: ProgramAction, onPath: ReadonlySet<RecordId>): number {
  const { minutes } = module;
  const other = (at: number): ProgramModule | undefined => program.modules[at];
  switch (action.do) {
    case 'take': return minutes;
    case 'waive': return !module.asked && isWaivable(program, module) ? 0 : minutes;
    case 'insert': return action.modules.reduce((sum, at) => sum + (onPath.has(other(at)?.id ?? '') ? 0 : (other(at)?.minutes ?? 0)), minutes);
    case 'replace': return module.asked || module.policy === 'core-locked' || module.policy === 'pulled-locked' ? minutes : (other(action.module)?.minutes ?? minutes);
    case 'extend': return minutes + Math.ceil((minutes * action.percent) / 100);
    case 'pace': return minutes + Math.ceil((minutes * (action.percent - 100)) / 100);
  }
}
