import type { MigrationStep } from './step';

/** Version 3: review states and approvals, comments, observation checklists, links as pages, custom fields and vocabularies, effort, seats, versions of courses and what their sources gave. Nothing in older files changes. */
export const addAuthoring: MigrationStep = { to: 3, name: 'authoring', migrate: (document) => document };
