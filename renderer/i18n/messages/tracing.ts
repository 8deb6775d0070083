/** Knowledge tracing in the form of a cohort. */
export const tracingMessages = {
  'tracing.way': 'How an attempt goes', 'tracing.logistic': 'Logistic', 'tracing.bkt': 'Knowledge tracing (BKT)',
  'tracing.text': 'A learner masters a competency or does not. What they pass or fail in one module says how they will do in the next of the same competency. A module without a competency stands for itself. Every number is told with the result.',
  'tracing.all': 'For all competencies', 'tracing.own': 'Single competencies', 'tracing.ownText': 'What is left empty goes by the number for all.', 'tracing.none': 'This workspace has no competency yet: each module stands for itself.',
  'tracing.add': 'Add a competency…', 'tracing.addLabel': 'Competency with numbers of its own', 'tracing.search': 'Find a competency', 'tracing.noneFound': 'No competency of this name.', 'tracing.remove': 'Remove the numbers of {competency}', 'tracing.gone': 'This competency is no longer in the workspace: remove it here.',
  'tracing.prior': 'Mastered beforehand', 'tracing.prior.text': 'of learners master it before anything is known of them. Known scores raise or lower it.',
  'tracing.learn': 'Learnt by an attempt', 'tracing.learn.text': 'of those who do not master it do so after an attempt.',
  'tracing.guess': 'Passed without mastery', 'tracing.guess.text': 'of those who do not master it pass all the same (guess).',
  'tracing.slip': 'Failed in spite of it', 'tracing.slip.text': 'of those who master it fail all the same (slip).',
  'tracing.forget': 'Forgotten', 'tracing.forget.text': 'of those who master it no longer do by the next attempt.',
  'tracing.of': '{field}, {competency}', 'tracing.low': '{field}: at least', 'tracing.high': '{field}: at most', 'tracing.source': '{field}: source', 'tracing.sourceHint': 'Source; without one an assumption',
  'tracing.range': '{low} to {high} %, {basis}', 'tracing.between': 'Between', 'tracing.and': 'and',
  'tracing.wrong': 'A number from {least} to {most} %.', 'tracing.together': 'Guess and slip together have to stay under 100 %, also at the ends of their ranges: at most {most} % here.',
} as const;
