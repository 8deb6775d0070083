export const playMessages = {
  'play.title': 'Play this package', 'play.building': 'Building the package…', 'play.opening': 'Opening the package…', 'play.note.file': 'The package as it is. Nothing of this is recorded, it reaches nothing outside, and pop-ups do not open here.', 'play.frame': 'The package, running', 'play.learner': 'Preview, Learner', 'play.note': 'The very file that Export writes. Nothing of this is recorded, it reaches nothing outside, and pop-ups do not open here.',
  'play.again': 'Start again', 'play.resume': 'Close and resume', 'play.item': 'Item', 'play.items': 'Your LMS decides which item is open; here every item can be opened.',
  'play.mode': 'Launch as', 'play.mode.normal': 'Learner', 'play.mode.review': 'Review',
  'play.told': 'What the LMS knows', 'play.told.status': 'Status', 'play.told.success': 'Success', 'play.told.score': 'Score', 'play.told.location': 'Location', 'play.told.progress': 'Saved progress', 'play.told.time': 'Session time', 'play.characters': '{count} of {most} characters',
  'play.log': 'What the package says', 'play.calls': '{count} {count|call|calls}',
  'play.copy': 'Copy', 'play.copied': 'The calls are on the clipboard.', 'play.none': 'No call yet.', 'play.filter': 'Show', 'play.filter.all': 'All', 'play.filter.set': 'Written', 'play.filter.refused': 'Refused',
  'export.play': 'Play this package',
} as const;
