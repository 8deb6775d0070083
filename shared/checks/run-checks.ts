import type { Finding, Severity } from '../kit/finding';
import { isSameRecord, type RecordChange } from '../document/diff';
import { settingsOf, type TrellisDocument } from '../document/trellis-document';
import { recordTypes, type RecordId } from '../model/ids';
import type { TrellisRecord } from '../model/record';
import { checks } from './all-checks';
import type { Check } from './check';
import { carryLinks } from './link-graph';
import { createRolePaths } from './role-paths';

export { checks };

/** What the checks say of a document, and what a person has put aside with a reason. */
export interface CheckResult {
  /** Errors first, else in the order of the checks. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly (Finding & { readonly reason: string })[];
}

/** Every check over a document. Findings that say the same of the same records come once. */
export function runChecks(document: TrellisDocument): readonly Finding[] {
  return createCheckRunner()(document).findings;
}

/** Runs checks over one document after the other; a check runs again only when something that it reads has changed (docs/findings.md, "How they run"). */
export function createCheckRunner(all: readonly Check[] = checks): (document: TrellisDocument) => CheckResult {
  const rolePaths = createRolePaths();
  let last: { readonly document: TrellisDocument; readonly results: ReadonlyMap<Check, readonly Finding[]> } | null = null;
  return (document) => {
    const changes = last ? changesBetween(last.document, document) : null;
    if (last && changes) carryLinks(last.document, document, changes);
    const paths = rolePaths.next(document, changes);
    const results = new Map(all.map((check): [Check, readonly Finding[]] => {
      const before = last?.results.get(check);
      if (!before || !changes) return [check, distinct(check.run(document, paths))];
      if (!changes.some((change) => concerns(check, change) || isNamed(change, before))) return [check, before];
      return [check, distinct(check.update?.(document, changes, before) ?? check.run(document, paths))];
    }));
    last = { document, results };
    return settle(document, [...results.values()].flat());
  };
}

/** Once each: a role that inherits finds again what the other found. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const said = new Map<string, readonly Finding[]>();
  return findings.filter((finding) => {
    const same = said.get(finding.message);
    if (same?.some((other) => other === finding || (other.code === finding.code && other.records.join(' ') === finding.records.join(' ')))) return false;
    said.set(finding.message, same ? [...same, finding] : [finding]);
    return true;
  });
}

function concerns(check: Check, { before, after }: RecordChange): boolean {
  const type = (after ?? before)?.type;
  const fields = type && check.reads[type];
  if (!fields) return false;
  if (fields === 'all' || !before || !after) return true;
  const [was, is] = [before, after] as unknown as readonly Record<string, unknown>[];
  return fields.some((field) => was?.[field] !== is?.[field] && JSON.stringify(was?.[field]) !== JSON.stringify(is?.[field]));
}

/** Whether a finding says the record's old title, or names the record. */
function isNamed({ id, before, after }: RecordChange, findings: readonly Finding[]): boolean {
  const [was, is] = [before, after].map((record) => (record && 'title' in record ? record.title : ''));
  if (was === is) return false;
  return findings.some((finding) => finding.records.includes(id) || (was !== undefined && was !== '' && finding.message.includes(was)));
}

/** Records that differ, by identity of tables and records first. */
function changesBetween(from: TrellisDocument, to: TrellisDocument): readonly RecordChange[] {
  const changes: RecordChange[] = [];
  for (const type of recordTypes) {
    const [was, is] = [from.tables[type], to.tables[type]] as readonly ReadonlyMap<RecordId, TrellisRecord>[];
    if (!was || !is || was === is) continue;
    for (const [id, after] of is) {
      const before = was.get(id) ?? null;
      if (before !== after && !isSameRecord(before, after)) changes.push({ id, before, after });
    }
    for (const [id, before] of was) if (!is.has(id)) changes.push({ id, before, after: null });
  }
  return changes;
}

/** With the severities and suppressions of the workspace, errors first. Errors keep theirs and cannot be put aside: they stop compile or export anyway. */
function settle(document: TrellisDocument, found: readonly Finding[]): CheckResult {
  const { checkSeverity, suppressed: aside } = settingsOf(document);
  const reasons = new Map(aside.map((one) => [`${one.code} ${one.record}`, one.reason]).reverse() as [string, string][]);
  const bySeverity: Readonly<Record<Severity, Finding[]>> = { error: [], warning: [], info: [] };
  const suppressed: (Finding & { reason: string })[] = [];
  for (const finding of found) {
    const severity = finding.severity === 'error' ? 'error' : (checkSeverity[finding.code] ?? finding.severity);
    const reason = finding.severity === 'error' || reasons.size === 0 ? undefined : reasons.get(`${finding.code} ${finding.records[0] ?? ''}`);
    if (reason !== undefined) suppressed.push({ ...finding, reason });
    else if (severity !== 'off') bySeverity[severity].push(severity === finding.severity ? finding : { ...finding, severity });
  }
  return { findings: [...bySeverity.error, ...bySeverity.warning, ...bySeverity.info], suppressed };
}
