import { err, ok, type Result } from '../kit/result';
import { migrationSteps } from './registry';
import type { MigrationStep, RawDocument } from './step';

export interface MigrationError {
  /** The version that the failed step leads to. */
  readonly step: number;
  readonly message: string;
}

/** The version that a program with these steps writes. */
export function versionOf(steps: readonly MigrationStep[]): number {
  return steps.length + 1;
}

/** "step 2, calendar-days". */
export function describeStep(step: Pick<MigrationStep, 'to' | 'name'>): string {
  return `step ${step.to}, ${step.name}`;
}

/**
 * Runs every step from `version` (whole, 1 to the current one) on. The input is not changed and, at the current version, handed back as it is.
 * A step that throws or does not give a list of records is an error that names it.
 */
export function migrateToCurrent(raw: RawDocument, version: number, steps: readonly MigrationStep[] = migrationSteps): Result<RawDocument, MigrationError> {
  let document = raw;
  for (const step of steps.slice(version - 1)) {
    const failed = (because: string): Result<RawDocument, MigrationError> =>
      err({ step: step.to, message: `The document could not be brought from format version ${step.to - 1} to ${step.to} (${describeStep(step)}): ${because}. The file was left as it is.` });
    let next: unknown;
    try {
      next = step.migrate(document);
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error));
    }
    if (!hasRecords(next)) return failed('the step gave no list of records');
    document = { ...next, formatVersion: step.to };
  }
  return ok(document);
}

function hasRecords(value: unknown): value is RawDocument {
  return value !== null && typeof value === 'object' && 'records' in value && Array.isArray(value.records);
}
