import { StudioError } from '#shared/contract/contract-error';
import { guaranteeNames, type Guarantee } from '#shared/checks/guarantees/guarantee';
import { proveGuarantees } from '#shared/checks/guarantees/prove';
import { runChecks } from '#shared/checks/run-checks';
import { checkScenarios } from '#shared/checks/scenarios';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Severity } from '#shared/kit/finding';
import { loadDocument, type CliContext, type CliResult } from './context';
import { optionalFlag, readArgs } from './usage';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Every check, every saved scenario and every proof. Exit 1 when a finding has the severity error or a guarantee does not hold. */
export async function runCheck(context: CliContext, args: readonly string[]): Promise<CliResult> {
  const { flags, rest } = readArgs('check', args, { severity: { type: 'string' } }, { min: 1, max: 1, what: 'one workspace folder' });
  const wanted = optionalFlag(flags, 'severity') ?? 'info';
  const limit = severities.findIndex((severity) => severity === wanted);
  if (limit < 0) throw new StudioError('invalid-request', `--severity ${JSON.stringify(wanted)} is none of ${severities.join(', ')}.`);
  const document = await loadDocument(context, rest[0] ?? '');
  const all = [...runChecks(document), ...checkScenarios(document)];
  const guarantees = proveGuarantees(document);
  const findings = all.filter((finding) => severities.indexOf(finding.severity) <= limit).map(({ fix, ...finding }) => ({ ...finding, ...(fix ? { fix: fix.label } : {}) }));
  const problems = findings.map((finding) => `${finding.severity.padEnd(7)} ${finding.code}  ${finding.message}`).join('\n') || 'No problems.';
  const hasFailed = all.some((finding) => finding.severity === 'error') || guarantees.some((guarantee) => guarantee.holds === false);
  return { json: { findings, guarantees }, text: [problems, ...provenText(document, guarantees)].join('\n'), exit: hasFailed ? 1 : 0 };
}

const words = { true: 'holds', false: 'FAILS', undecided: 'unknown' } as const;

/** Role by role: each guarantee and why. */
function provenText(document: TrellisDocument, guarantees: readonly Guarantee[]): readonly string[] {
  const roles = [...new Set(guarantees.map((guarantee) => guarantee.role))];
  return roles.flatMap((role) => [
    `\nGuarantees of ${document.tables.role.get(role)?.title ?? role}, over all learners:`,
    ...guarantees.filter((guarantee) => guarantee.role === role).map(({ code, holds, because }) => `${words[`${holds}`].padEnd(7)} ${code}  ${guaranteeNames[code]}. ${because}`),
  ]);
}
