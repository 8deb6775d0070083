import type { ExportOptions } from '#shared/exchange/export-options';
import { usualOptions } from '#shared/exchange/export-options';
import { lmsProfiles } from '#shared/exchange/packages/lms-profiles';
import type { ExportTarget } from '#shared/exchange/targets';
import type { Finding } from '#shared/kit/finding';
import type { RecordId } from '#shared/model/ids';

/** One click that mends what a preflight finding tells: another target, another choice, or an edit that Undo takes back. */
export type PreflightFix =
  | { readonly kind: 'target'; readonly target: ExportTarget }
  | { readonly kind: 'options'; readonly label: 'design-out' | 'usual-statuses'; readonly change: Partial<ExportOptions> }
  | { readonly kind: 'edit'; readonly label: 'no-mark'; readonly record: RecordId; readonly set: Readonly<Record<string, unknown>> }
  | { readonly kind: 'delete'; readonly label: 'remove-test'; readonly record: RecordId };

const to = (target: ExportTarget): PreflightFix => ({ kind: 'target', target });

/** What one click can do about a finding of the preflight; undefined where only a person can. */
export function fixFor({ code, records: [record] }: Pick<Finding, 'code' | 'records'>, target: ExportTarget, options: ExportOptions): PreflightFix | undefined {
  switch (code) {
    case 'TRL-X001':
      return record === undefined ? undefined : { kind: 'edit', label: 'no-mark', record: record as RecordId, set: { passMark: null } };
    case 'TRL-X003':
      return to(target === 'scorm12' ? 'scorm2004-4' : 'modules');
    case 'TRL-X008':
      return record?.startsWith('question-set:') ? { kind: 'delete', label: 'remove-test', record: record as RecordId } : undefined;
    case 'TRL-X014': case 'TRL-X020': case 'TRL-X031': case 'TRL-X041': case 'TRL-X044': case 'TRL-X045':
      return target === 'scorm12' ? undefined : to('scorm12');
    case 'TRL-X030':
      return to(lmsProfiles[options.profile].better);
    case 'TRL-X034':
      return to('json');
    case 'TRL-X035':
      return { kind: 'options', label: 'usual-statuses', change: { finished: usualOptions.finished, awaited: usualOptions.awaited } };
    case 'TRL-X036':
      return { kind: 'options', label: 'design-out', change: { editableSource: false } };
    default:
      return undefined;
  }
}
