import { t } from '../../i18n/t';
import { shortcutKeys } from '../actions';
import type { SourceDraft } from './use-source-draft';

/** What the bar of a source says, and its keys. */
export function sourceTexts({ isBehind, isDraft, faults }: SourceDraft) {
  return {
    says: {
      hint: t('source.hint'), discard: t('source.discard'), apply: t('source.apply'), behind: isBehind ? t('source.behind') : null,
      state: faults.length > 0 ? t('source.notApplied', { count: faults.length }) : t(isDraft ? 'source.ready' : 'source.same'), line: (line: number) => t('source.line', { line }),
    },
    keys: { leave: shortcutKeys('mod+m'), apply: shortcutKeys('mod+enter') },
  } as const;
}
