export const historyMessages = {
  'action.save': 'Save a snapshot…', 'action.history': 'History…',
  'history.title': 'History', 'history.lead': 'Every edit is saved at once. These are earlier states: snapshots that you named, and backups that Trellis keeps by itself.',
  'history.name': 'Name of the snapshot', 'history.namePlaceholder': 'For example: before the review', 'history.save': 'Save snapshot', 'history.saved': 'Snapshot “{name}” saved.',
  'history.empty': 'Nothing is kept yet. The first backup is made with the first change after opening.', 'history.states': 'Earlier states', 'history.backup': 'Backup', 'history.snapshot': 'Snapshot',
  'history.choose': 'Choose a state to see what restoring it would change. Nothing changes before Restore.', 'history.same': 'This state equals what you have now.', 'history.total': '{count} {count|record|records} would change',
  'history.type': 'Kind', 'history.comesBack': 'Come back', 'history.changes': 'Change', 'history.goes': 'Go', 'history.records': 'Records', 'history.more': '… and {count} more.',
  'history.restore': 'Restore', 'history.restored': 'Restored. Undo takes it back.', 'history.change.comes back': 'comes back', 'history.change.changes': 'changes', 'history.change.goes': 'goes',
} as const;
