import { err, ok, type Result } from '../../kit/result';
import type { Program } from '../../path/program';
import { assumptionLevers } from './assumption-levers';
import type { Design, Lever, LeverRequest } from './lever';
import { thresholdLevers } from './threshold-levers';

/** A lever and where it is put, one after the other, ascending; where it stands as it is is not among them. */
export interface PlannedLever {
  readonly lever: Lever;
  readonly low: number;
  readonly high: number;
  readonly values: readonly number[];
}

export interface SweepPlan {
  readonly levers: readonly PlannedLever[];
  /** Levers that were not asked for by name and cannot be proposed, with why. */
  readonly skipped: readonly { readonly lever: string; readonly title: string; readonly why: string }[];
}

/** Values of a lever from low to high where nothing else is said. */
const usualSteps = 5;
/** Runs of one sweep: more are refused, for nobody means to wait that long. */
export const mostRuns = 1000;

/** Another name of an assumption: what people call it. */
const aliases: Readonly<Record<string, string>> = { pace: 'minutesPerWeek' };

/** Which runs a sweep takes. `asked`: none means all levers that can be proposed. Refuses unknown levers and ranges that leave no valid design. */
export function planSweep(design: Design, programs: readonly Program[], asked: readonly LeverRequest[]): Result<SweepPlan, string> {
  const all = [...thresholdLevers(design.document, programs), ...assumptionLevers(design)];
  const requests = asked.length > 0 ? asked : all.filter(({ range }) => range !== null).map(({ name }) => ({ lever: name }));
  const planned = requests.map((request) => planLever(all, request));
  const refused = planned.flatMap((plan) => (plan.ok ? [] : [plan.error]));
  if (refused.length > 0) return err(refused.join('\n'));
  const levers = planned.flatMap((plan) => (plan.ok ? [plan.value] : []));
  const twice = levers.find(({ lever }, at) => levers.findIndex((other) => other.lever.name === lever.name) < at);
  if (twice) return err(`The lever ${twice.lever.name} is named twice.`);
  const runs = levers.reduce((sum, { values }) => sum + values.length, 1);
  if (runs > mostRuns) return err(`This sweep would take ${runs} runs, more than ${mostRuns}. Name the levers that matter, or fewer steps.`);
  const skipped = asked.length > 0 ? [] : all.filter(({ range }) => range === null).map(({ name, title, note, beyond }) => ({ lever: name, title, why: note === '' ? beyond.low : note }));
  return ok({ levers, skipped });
}

function planLever(all: readonly Lever[], request: LeverRequest): Result<PlannedLever, string> {
  const name = aliases[request.lever] ?? request.lever;
  const lever = all.find((candidate) => candidate.name === name);
  if (!lever) return err(`There is no lever ${JSON.stringify(request.lever)}. ${all.length === 0 ? 'Nothing in this simulation can be moved.' : `There are: ${all.slice(0, 40).map((one) => one.name).join(', ')}${all.length > 40 ? ` and ${all.length - 40} more` : ''}.`}`);
  const [low, high] = [request.low ?? lever.range?.low, request.high ?? lever.range?.high];
  if (low === undefined || high === undefined) return err(`The lever ${name} cannot be moved by itself. ${lever.note}`);
  if (low >= high) return err(`The lever ${name} goes from ${low} to ${high}, which is no range. Say the smaller number first.`);
  if (low > lever.value || high < lever.value) return err(`The lever ${name} stands at ${lever.value}, outside ${low} to ${high}. The range has to hold it.`);
  if (low < lever.limits.low) return err(`The lever ${name} cannot go down to ${low}, only to ${lever.limits.low}. ${lever.beyond.low}`);
  if (high > lever.limits.high) return err(`The lever ${name} cannot go up to ${high}, only to ${lever.limits.high}. ${lever.beyond.high}`);
  const ends = { low: rounded(low, lever.grain), high: rounded(high, lever.grain) };
  if (ends.low < lever.limits.low || ends.high > lever.limits.high || ends.low === ends.high) return err(`The lever ${name} takes steps of ${lever.grain}: ${low} to ${high} is no range.`);
  return ok({ lever, ...ends, values: valuesOf(ends.low, ends.high, request.steps ?? usualSteps, lever) });
}

function valuesOf(low: number, high: number, steps: number, { grain, value }: Lever): readonly number[] {
  const values = Array.from({ length: steps }, (_nothing, at) => (at === steps - 1 ? high : rounded(low + (at * (high - low)) / (steps - 1), grain)));
  return [...new Set(values)].filter((one) => one !== value);
}

function rounded(value: number, grain: number): number {
  const parts = grain === 0 ? 1e9 : 1 / grain;
  return Math.round(value * parts) / parts;
}
