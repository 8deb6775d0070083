/** What is said to those who listen when a change was made by keyboard, or without anything to see near the focus. */
export const announceMessages = {
  'announce.undone': 'Undone: {label}', 'announce.redone': 'Redone: {label}',
  'announce.zone': '{title} ({policy})',
  'announce.linkAdded': 'Link {from} → {to} added: {kind}.', 'announce.linkRemoved': 'Link {from} → {to} removed.', 'announce.linkKind': 'Link {from} → {to} is now: {kind}.',
  'announce.moduleAdded': 'Module added. Type its title.', 'announce.moduleAddedTo': 'Module added to {zone}. Type its title.',
  'announce.moved': 'Moved {what} to {zone}. {means}', 'announce.takenOut': 'Took {what} out of the path.', 'announce.reordered': '{title} is now {at} of {count} in {where}.', 'announce.movedCourse': 'Moved {what} to {course}.',
  'announce.many': '{count} modules', 'announce.renamed': 'Renamed to {title}.',
  'announce.atEdge': 'No further place in this direction.', 'announce.removed': 'Deleted {title}.', 'announce.groupAdded': 'Group before {title} added: {words}.', 'announce.groupRemoved': 'Group before {title} removed.',
} as const;
