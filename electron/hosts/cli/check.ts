import { StudioError } from '#shared/contract/contract-error';
import { runChecks } from '#shared/checks/run-checks';
import type { Severity } from '#shared/kit/finding';
import { loadDocument, type CliContext, type CliResult } from './context';
import { optionalFlag, readArgs } from './usage';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Every check. Exit 1 when one has the severity error. `guarantees` is empty until proofs exist. */
export async function runCheck(context: CliContext, args: readonly string[]): Promise<CliResult> {
  const { flags, rest } = readArgs('check', args, { severity: { type: 'string' } }, { min: 1, max: 1, what: 'one workspace folder' });
  const wanted = optionalFlag(flags, 'severity') ?? 'info';
  const limit = severities.findIndex((severity) => severity === wanted);
  if (limit < 0) throw new StudioError('invalid-request', `--severity ${JSON.stringify(wanted)} is none of ${severities.join(', ')}.`);
  const all = runChecks(await loadDocument(context, rest[0] ?? ''));
  const findings = all.filter((finding) => severities.indexOf(finding.severity) <= limit).map(({ fix, ...finding }) => ({ ...finding, ...(fix ? { fix: fix.label } : {}) }));
  const text = findings.map((finding) => `${finding.severity.padEnd(7)} ${finding.code}  ${finding.message}`).join('\n') || 'No problems.';
  return { json: { findings, guarantees: [] }, text, exit: all.some((finding) => finding.severity === 'error') ? 1 : 0 };
}
