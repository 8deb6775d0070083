import { StudioError } from '#shared/contract/contract-error';
import { adviceFor } from '#shared/exchange/inspect/package-advice';
import { readPackage } from '../../services/package-service';
import type { CliContext, CliResult } from './context';
import { readArgs } from './usage';

/** Inspects a package of anyone's. Exit 1 with errors, 2 when it cannot be read as a package at all. */
export async function runPackage({ ports }: CliContext, args: readonly string[]): Promise<CliResult> {
  const { rest } = readArgs('package', args, {}, { min: 1, max: 1, what: 'one file' });
  const path = ports.files.absolute(rest[0] ?? '');
  if ((await ports.files.kind(path)) !== 'file') throw new StudioError('not-found', `${path} is not a file.`);
  const { kind, version, title, items, findings } = await readPackage(ports.zipReader, path, path);
  const lines = items.map((item) => `${'  '.repeat(item.depth)}${item.title || item.identifier}${item.href ? `  → ${item.href}` : ''}`);
  const text = [`${kind} ${version}: ${title}`, ...lines, ...findings.map((finding) => `${finding.severity}  ${finding.message} ${adviceFor(finding.code)} [${finding.code}]`)].join('\n');
  return { json: { kind, version, title, items, findings }, text, exit: findings.some((finding) => finding.severity === 'error') ? 1 : 0 };
}
