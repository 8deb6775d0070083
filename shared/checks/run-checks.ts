import type { Finding, Severity } from '../kit/finding';
import type { TrellisDocument } from '../document/trellis-document';
import type { Check } from './check';
import { danglingReferences } from './dangling-references';
import { loops } from './loops';
import { moduleMetadata } from './module-metadata';
import { questionSets } from './question-sets';
import { roleDesign } from './role-design';
import { roles } from './roles';

export const checks: readonly Check[] = [loops, danglingReferences, roles, roleDesign, questionSets, moduleMetadata];

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Every check over a document: errors first, else in the order of the checks. Findings that say the same of the same records come once. */
export function runChecks(document: TrellisDocument): readonly Finding[] {
  const seen = new Set<string>();
  const findings = checks.flatMap((check) => check.run(document)).filter((finding) => {
    const key = `${finding.code} ${finding.records.join(' ')} ${finding.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return findings.sort((a, b) => rank[a.severity] - rank[b.severity]);
}
