import type { MediaFormat } from '../model/vocabulary';
import type { RecordId } from '../model/ids';
import type { LearnerPath } from './learner-path';
import type { Program } from './program';

/** How much of a path comes in a format: reported, never forced. */
export interface FormatMix {
  /** Minutes in the format of all minutes, in whole percent, rounded down; 0 for a path without minutes. */
  readonly percent: number;
  /** Modules that cost minutes and have no version in the format: what keeps the mix down. In the order of the path. */
  readonly without: readonly RecordId[];
}

export function formatMix(program: Program, path: LearnerPath, format: MediaFormat): FormatMix {
  const modules = new Map(program.modules.map((module) => [module.id, module]));
  const taken = path.steps.filter((step) => step.minutes > 0);
  const inFormat = taken.filter((step) => modules.get(step.module)?.format === format);
  const sum = (steps: typeof taken): number => steps.reduce((total, step) => total + step.minutes, 0);
  const isWithout = (id: RecordId): boolean => modules.get(id)?.format !== format && !modules.get(id)?.formats.some((other) => other.format === format);
  const without = [...new Set(taken.map((step) => step.module))].filter(isWithout);
  return { percent: sum(taken) === 0 ? 0 : Math.floor((sum(inFormat) * 100) / sum(taken)), without };
}
