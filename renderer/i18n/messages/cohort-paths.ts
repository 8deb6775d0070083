/** Where minutes go, what is chosen and who sees what, of a cohort. */
export const cohortPathMessages = {
  'cohort.paths': 'What they learn by, choose and see', 'cohort.pathsNote': 'minutes by format, electives, and modules that a group misses', 'cohort.formats': 'Minutes by format', 'cohort.noFormat': 'No format said',
  'cohort.demand': '{zone}: what counts ({role})', 'cohort.days': 'At the pace of the model half need {p50} days at most, nine in ten {p90}, the slowest {max}.', 'cohort.daysWait': '{count} {one|learner waits|learners wait} for a time lock.',
  'cohort.missing': 'Modules that somebody misses', 'cohort.unseen': 'has to be seen, and nobody of {column} {value} does.', 'cohort.paths.neverSeen': 'is on nobody’s path.',
  'cohort.exposure': 'Who sees which module, by {column}', 'cohort.exposureByRole': 'Who sees which module, by role', 'cohort.exposureNote': '{shown} of {all} modules differ', 'cohort.exposureSame': 'By {column} everybody sees the same modules.', 'cohort.tooFew': 'too few', 'cohort.module': 'Module',
} as const;
