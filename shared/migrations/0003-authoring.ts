import type { MigrationStep } from './step';

/** Version 3: review states and approvals, comments, observation checklists, links as pages, custom fields and vocabularies, saved views, effort, seats, matching questions, pools of questions, versions of courses and what their sources gave. Nothing in older files changes. */
export const addAuthoring: MigrationStep = { to: 3, name: 'authoring', migrate: (document) => document };
