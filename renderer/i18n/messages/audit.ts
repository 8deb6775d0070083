/** Who gets an outcome, group by group, and why some get it less often. */
export const auditMessages = {
  'audit.form': 'Check one outcome by group', 'audit.formText': 'Who gets it, and is any group under four fifths of the highest? Where one is, the same people are run again without one factor at a time.',
  'audit.column': 'Group column', 'audit.off': 'No check', 'audit.role': 'Role', 'audit.outcome': 'Outcome', 'audit.waived': 'Is waived something', 'audit.module': 'Has “{title}” on the path', 'audit.search': 'Find a module', 'audit.noneFound': 'No module of this name.',
  'audit.qualification': 'Compare people of equal scores in', 'audit.everybody': 'Everybody, whatever their scores', 'audit.measure': 'Measure {name}',
  'audit.columnGone': 'There is no group “{column}” any more: choose another, or no check. Until then the run is refused.', 'audit.outcomeGone': 'This module is no longer in the workspace: choose another outcome.', 'audit.qualificationGone': 'Nobody has a score of {subject}: choose other scores, or everybody.',
  'audit.progress': 'Without one factor at a time: {text}',
  'audit.title': 'Who is waived something, by {column}', 'audit.titleModule': 'Who has “{title}” on the path, by {column}', 'audit.note': 'rate against the highest group; under 0.80 is flagged (four-fifths rule)', 'audit.table': 'Outcome by group',
  'audit.tooFew': 'Too few people, or nobody with the outcome: there is nothing to compare.', 'audit.holds': 'Four fifths hold: the lowest rate is {ratio} of the highest.', 'audit.fails': 'Below four fifths: {group} get it {ratio} times as often as {best}.',
  'audit.equalHolds': 'Among people of equal scores in {subject} four fifths hold: {ratio}.', 'audit.equalFails': 'Among people of equal scores in {subject}, too, {group} get it {ratio} times as often as {best}.', 'audit.equalNone': 'By scores in {subject} nobody can be compared: no band of scores has ten people of each group.', 'audit.covered': '{share} of the people are compared.',
  'audit.got': 'Get it', 'audit.equalRate': 'At equal scores', 'audit.equalRatio': 'Ratio',
  'audit.whence': 'Where the {ratio} comes from', 'audit.whenceNote': '{group} against {best}: what of the gap is gone without one factor, with the same people and the same chance',
  'audit.closes': '{share} of the gap', 'audit.widens': 'the gap grows by {share}', 'audit.nothing': 'nothing', 'audit.without': 'without it {ratio}', 'audit.nobody': 'without it nobody is left to compare',
  'audit.kind.rule': 'Rule', 'audit.kind.condition': 'Condition of a rule', 'audit.kind.people': 'How people are made up', 'audit.top': 'Most of it: {title}.', 'audit.noTop': 'No single factor closes any of it.', 'audit.noFactors': 'No rule of these roles could make a difference: there is nothing to leave out.',
  'audit.meaning': 'Shares need not add up. This is what makes the difference in this model; whether a rule is justified is for people to judge.', 'audit.calledOff': 'Where the {ratio} comes from is not known: the runs without one factor were called off.', 'audit.partial': 'Where the {ratio} comes from is told of a whole run only.', 'audit.openRule': 'Show the rule',
} as const;
