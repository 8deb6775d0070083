import type { MigrationStep } from './step';

/** Version 2: requirement groups, requirements of zones in minutes and credits with subgroups. Nothing in older files changes. */
export const addRequirements: MigrationStep = { to: 2, name: 'requirements', migrate: (document) => document };
