import { addRequirements } from './0002-requirements';
import { addAuthoring } from './0003-authoring';
import type { MigrationStep } from './step';

/** Every step, in order, one line each; the first leads to version 2. How to add one: docs/guides/adding-a-migration.md. */
export const migrationSteps: readonly MigrationStep[] = [
  addRequirements,
  addAuthoring,
];
