import { evidenceKinds, type EvidenceKind } from '#shared/model/vocabulary';
import { t } from '../../../i18n/t';

/** Kinds that count where a rule or gate names none. */
export const countingKinds: readonly EvidenceKind[] = evidenceKinds.filter((kind) => kind !== 'self-report');

/** "scenario or simulation"; "any evidence" for the default. */
export function evidenceText(kinds: readonly EvidenceKind[], defaults: readonly EvidenceKind[] = countingKinds): string {
  const meant = kinds.length === 0 ? defaults : kinds;
  if (meant.length === evidenceKinds.length) return t('sentence.anyKind');
  if (meant.length === countingKinds.length && !meant.includes('self-report')) return t('rules.evidenceAll');
  const words = meant.map((kind) => t(`evidence.${kind}`).toLowerCase());
  return words.length === 1 ? (words[0] ?? '') : t('sentence.or', { some: words.slice(0, -1).join(', '), last: words.at(-1) ?? '' });
}
