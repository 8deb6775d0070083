import { costAt } from '../cost/cost-report';
import type { Costs } from '../cost/prices';
import { minutesAt } from '../results/quantile';
import type { SimulationPart } from '../results/part';
import type { ResponseModel } from '../response/response-model';

/** What a run gives in the few numbers that a sweep compares. Shares from 0 to 1. Null: the run knows nothing of it. */
export interface Outcome {
  /** Minutes of all learners. */
  readonly minutes: number;
  readonly savedShare: number;
  readonly waived: number;
  /** Learners who await a person at the end. */
  readonly escalated: number;
  /** Modelled: first attempts that pass, of those at modules that can be failed. */
  readonly firstPass: number | null;
  /** Modelled: learners who give up. */
  readonly stopped: number | null;
  /** Modelled: weeks of learning that half of the learners need at most. */
  readonly weeks: number | null;
  /** Hours of modules whose format is coaching; null where no path has one. */
  readonly coachHours: number | null;
  /** Priced: what all learners cost, and which share of the static path's cost that saves. */
  readonly cost: number | null;
  readonly costSaved: number | null;
}

export function outcomeOf(part: SimulationPart, model: ResponseModel | null, costs: Costs | null): Outcome {
  const cost = costAt(part, costs);
  const sum = (of: (sums: SimulationPart['cells'][number]['sums']) => number): number => part.cells.reduce((total, { sums }) => total + of(sums), 0);
  const [minutes, baseline] = [sum((sums) => sums.minutes), sum((sums) => sums.baselineMinutes)];
  const modules = part.paths.flatMap((path) => path.modules);
  const tried = modules.reduce((total, module) => total + module.tried, 0);
  const coaching = modules.filter(({ format }) => format === 'coaching');
  return {
    minutes, savedShare: baseline === 0 ? 0 : (baseline - minutes) / baseline, waived: sum((sums) => sums.waived), escalated: sum((sums) => sums.escalated),
    firstPass: model === null || tried === 0 ? null : modules.reduce((total, module) => total + module.passed, 0) / tried,
    stopped: model && sum((sums) => sums.stopped),
    weeks: model && Math.ceil(minutesAt(part.histogram, 0.5) / model.minutesPerWeek.value),
    coachHours: coaching.length === 0 ? null : coaching.reduce((total, module) => total + module.minutes, 0) / 60,
    cost: cost && cost.total, costSaved: cost && cost.savedShare,
  };
}
