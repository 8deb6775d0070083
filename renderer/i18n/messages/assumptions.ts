/** Numbers that a run rests on, by their names in a cohort file (docs/user/simulate.md). */
export const assumptionMessages = {
  'assumption.discrimination': 'How sharply ability decides', 'assumption.guess': 'Passed by guessing', 'assumption.gain': 'Gained by each attempt', 'assumption.difficulty.foundation': 'Difficulty, foundation', 'assumption.difficulty.intermediate': 'Difficulty, intermediate', 'assumption.difficulty.advanced': 'Difficulty, advanced', 'assumption.difficulty.none': 'Difficulty, no level',
  'assumption.attemptsAtMost': 'Attempts before giving up', 'assumption.dropOut': 'Give up before an attempt', 'assumption.minutesPerWeek': 'Minutes of learning a week', 'assumption.sessionsPerWeek': 'Sessions a week', 'assumption.evidenceLoading': 'How far scores show ability',
  'assumption.ability.mean': 'Mean ability', 'assumption.ability.sd': 'Spread of ability', 'assumption.otherEvidence.share': 'Share with a score', 'assumption.otherEvidence.mean': 'Mean score', 'assumption.otherEvidence.sd': 'Spread of scores', 'assumption.otherEvidence.loading': 'How far scores go with ability',
  'assumption.evidence.share': 'Evidence {number}: share with a score', 'assumption.evidence.mean': 'Evidence {number}: mean score', 'assumption.evidence.sd': 'Evidence {number}: spread of scores', 'assumption.evidence.loading': 'Evidence {number}: goes with ability',
} as const;
