export const suggestionMessages = {
  'action.suggest': 'Suggest tags, competencies, levels…', 'suggest.title': 'Suggestions', 'suggest.hint': 'From the words of your modules alone, on this machine. Nothing changes until you accept; a dismissed suggestion does not come back.',
  'suggest.kind': 'Show', 'suggest.all': 'All {count}', 'suggest.kind.tag': 'Tags {count}', 'suggest.kind.competency': 'Competencies {count}', 'suggest.kind.level': 'Levels {count}', 'suggest.kind.duplicate': 'Near-duplicates {count}',
  'suggest.is.tag': 'tag {tag}', 'suggest.is.competency': 'competency {title}', 'suggest.is.level': 'level {level}', 'suggest.is.duplicate': 'much the same as “{title}”',
  'suggest.accept': 'Accept', 'suggest.equivalent': 'Draw equivalence', 'suggest.dismiss': 'Dismiss', 'suggest.acceptMany': 'Accept {count}', 'suggest.dismissMany': 'Dismiss {count}', 'suggest.choose': 'Choose {what} for {title}', 'suggest.chooseShown': 'Choose all {count} shown',
  'suggest.looking': 'Looking at module {done} of {total}…', 'suggest.stop': 'Stop', 'suggest.open': '{count} open', 'suggest.none': 'Nothing to suggest. Modules need some text, and others that are tagged already.', 'suggest.more': 'and {count} more, once these are decided.',
  'suggest.undoAccept': 'Accept {count} {count|suggestion|suggestions}', 'suggest.undoDismiss': 'Dismiss {count} {count|suggestion|suggestions}', 'health.suggest': 'Suggestions…',
} as const;
