/** Replacing a course by a newer version of its source. */
export const replaceMessages = {
  'action.replaceCourse': 'Replace its course from a file…',
  'replace.title': 'Replace a course', 'replace.question': 'What this becomes', 'replace.option': 'Replace “{title}”', 'replace.version': 'version {version}', 'replace.from': 'from {from}', 'replace.asNew': 'Add as a new course',
  'replace.because.identifier': 'the source calls itself the same', 'replace.because.items': 'most of its parts are the same', 'replace.because.title': 'the title is the same', 'replace.because.file': 'the file has the same name', 'replace.because.chosen': 'chosen by you',
  'replace.apply': 'Replace', 'replace.done': '“{title}” was replaced', 'replace.same': 'This is the same as “{title}”: there is nothing to replace.', 'replace.to': 'Version {from} → {to}',
  'replace.summary': 'What changes', 'replace.count.changed': '{count} changed', 'replace.count.new': '{count} new', 'replace.count.gone': '{count} no longer in the source', 'replace.count.left-out': '{count} deleted here', 'replace.count.unchanged': '{count} unchanged',
  'replace.count.reopened': '{count} {count|approval|approvals} reopened', 'replace.count.conflicts': '{count} to decide', 'replace.files': 'Files: {list}', 'replace.files.added': '{count} new', 'replace.files.changed': '{count} changed', 'replace.files.removed': '{count} removed',
  'replace.group.decide': 'To decide', 'replace.group.changed': 'Content changed', 'replace.group.new': 'New', 'replace.group.gone': 'No longer in the source', 'replace.group.left-out': 'Deleted here, still in the source', 'replace.group.unchanged': 'Unchanged',
  'replace.reopens': 'Approval reopened', 'replace.conflict': 'Decide', 'replace.notes': 'To look at',
  'replace.reason': 'Matched by {reason}', 'replace.reason.identifier': 'its identifier, {item}', 'replace.reason.title': 'its title', 'replace.reason.same-content': 'its content, which is the same', 'replace.reason.same-file': 'the file that it opens', 'replace.reason.similar-content': 'its text, {share} % of which is the same',
  'replace.newHint': 'Comes into the course at its place, in no zone yet.', 'replace.otherFiles': 'Files that it shows or loads are others.', 'replace.nothing': 'Only where it stands in the source changed.', 'replace.same.row': 'Nothing changes.',
  'replace.part.page': 'Page', 'replace.part.objective': 'Objective', 'replace.part.question-set': 'Questions',
  'replace.change.added': 'new', 'replace.change.changed': 'changed', 'replace.change.removed': 'removed', 'replace.change.kept': 'no longer in the source; changed here, so it stays', 'replace.change.left-out': 'deleted here, stays away', 'replace.change.conflict': 'changed in the source and here',
  'replace.because.edited': 'You changed it here, and the source changed it, too.', 'replace.because.unknown': 'Nobody can tell whether it was changed here: an older Trellis imported it.', 'replace.because.split': 'It was split here; its new text cannot be divided in the same way.',
  'replace.choice': 'What to take for {title}', 'replace.choice.content': 'New content, my fields', 'replace.choice.source': 'All of the source', 'replace.choice.mine': 'Keep mine',
  'replace.goneChoice': 'What becomes of {title}', 'replace.gone.keep': 'Keep it', 'replace.gone.retire': 'Retire it', 'replace.gone.delete': 'Delete it',
  'replace.addChoice': 'Whether {title} comes back', 'replace.add.leave': 'Leave it out', 'replace.add.add': 'Bring it back',
} as const;
