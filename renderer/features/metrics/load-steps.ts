import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { expectedLoad } from '#shared/path/expected-load';
import type { DocumentMetrics } from '../../store/graph-metrics';
import { programOf } from '../../store/programs';

/** Minutes of one step, and its range; `low` and `high` equal `minutes` where nothing can change them. */
export interface StepLoad {
  readonly modules: readonly RecordId[];
  readonly minutes: number;
  readonly low: number;
  readonly high: number;
}

/** The map by layers: a step holds what can be taken once the step before is done. Null where there is a loop. */
export function mapLoad(document: TrellisDocument, modules: DocumentMetrics['modules']): readonly StepLoad[] | null {
  const layers: RecordId[][] = [];
  for (const [id, { step }] of modules) {
    if (step === null) return null;
    (layers[step - 1] ??= []).push(id);
  }
  return layers.map((ids): StepLoad => {
    const minutes = ids.reduce((sum, id) => sum + (document.tables.module.get(id)?.minutes ?? 0), 0);
    return { modules: ids, minutes, low: minutes, high: minutes };
  });
}

/** The path of a role, module by module. Null where it does not compile. */
export function pathLoad(document: TrellisDocument, role: RecordId): readonly StepLoad[] | null {
  const program = programOf(document, role);
  return program.ok ? expectedLoad(program.value).map(({ module, minutes, low, high }) => ({ modules: [module], minutes, low, high })) : null;
}

/** Each step with all before it. */
export function addedUp(steps: readonly StepLoad[]): readonly StepLoad[] {
  const sum = { minutes: 0, low: 0, high: 0 };
  return steps.map(({ modules, minutes, low, high }) => {
    sum.minutes += minutes;
    sum.low += low;
    sum.high += high;
    return { modules, ...sum };
  });
}

/** The heaviest step, from 1, and whether it takes more than twice the mean of three steps or more. */
export function peakOf(steps: readonly StepLoad[]): { readonly number: number; readonly minutes: number; readonly isTwice: boolean } {
  let at = 0;
  steps.forEach(({ minutes }, index) => {
    if (minutes > (steps[at]?.minutes ?? 0)) at = index;
  });
  const minutes = steps[at]?.minutes ?? 0;
  const mean = steps.reduce((sum, step) => sum + step.minutes, 0) / Math.max(1, steps.length);
  return { number: at + 1, minutes, isTwice: steps.length > 2 && minutes > 2 * mean };
}

/** The least round number of minutes that is not less: the top of the scale. */
export function scaleTop(minutes: number): number {
  const units = [10, 20, 30, 40, 60, 90, 120, 180, 240, 300, 360, 480, 600];
  return units.find((unit) => unit >= minutes) ?? Math.ceil(minutes / 600) * 600;
}
