import { StudioError } from '#shared/contract/contract-error';
import { exportOptionsSchema, type ExportOptions } from '#shared/exchange/export-options';
import { exportTargets, type ExportTarget } from '#shared/exchange/targets';
import { libraryFormats, type LibraryFormat } from '#shared/exchange/descriptions/tables/plan-library';
import { recordCount } from '#shared/document/trellis-document';
import { buildLibrary } from '../../services/library-service';
import { createAssetStore } from '../../services/asset-store';
import type { Impact } from '#shared/exchange/release/impact';
import { learnersUnderWay } from '#shared/exchange/release/under-way';
import { buildPackage, type BuiltPackage, type ExportRequest } from '../../services/export-service';
import { impactOf, listReleases, replacedBy, tryRecordRelease, type RecordOutcome } from '../../services/release-service';
import { fitOf } from '../../services/fit-service';
import { findRecord, freePlace, loadDocument, type CliContext, type CliResult } from './context';
import { readArgs, requiredFlag, type Flags } from './usage';

function readTarget(text: string): ExportTarget {
  const target = exportTargets.find((candidate) => candidate === text);
  if (target) return target;
  throw new StudioError('invalid-request', `${JSON.stringify(text)} is not an export target. Supported: ${exportTargets.join(', ')}.`);
}

/** Options from the flags; unknown values are refused with what there is. */
function readOptions(flags: Flags): ExportOptions {
  const { profile, finished, awaited, interactions, 'editable-source': editableSource } = flags;
  const given = Object.entries({ profile, finished, awaited, interactions, editableSource }).filter(([, value]) => value !== undefined);
  const read = exportOptionsSchema.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = String(issue?.path[0] ?? '');
  const values = issue && 'values' in issue ? ` Supported: ${(issue.values as readonly string[]).join(', ')}.` : '';
  throw new StudioError('invalid-request', `--${field} ${JSON.stringify(flags[field])} is not supported.${values}`);
}

/** Writes one package; refuses to replace a folder. */
export async function runExport(context: CliContext, args: readonly string[]): Promise<CliResult> {
  const flagTypes = {
    role: { type: 'string' }, region: { type: 'string' }, target: { type: 'string' }, out: { type: 'string' }, profile: { type: 'string' },
    finished: { type: 'string' }, awaited: { type: 'string' }, interactions: { type: 'boolean' }, 'editable-source': { type: 'boolean' }, release: { type: 'boolean' }, fit: { type: 'boolean' },
  } as const;
  const { flags, rest } = readArgs('export', args, flagTypes, { min: 1, max: 1, what: 'one workspace folder' });
  if (flags['region'] !== undefined) throw new StudioError('unsupported', '--region is not supported: there are no region overlays yet.');
  const options = readOptions(flags);
  const besides = (['target', 'out', 'release'] as const).filter((flag) => flags['fit'] === true && flags[flag] !== undefined);
  if (besides.length > 0) throw new StudioError('invalid-request', `--fit compares all targets and writes nothing: leave out ${besides.map((flag) => `--${flag}`).join(', ')}, or --fit.`);
  if (flags['fit'] === true) return runFit(context, rest[0] ?? '', requiredFlag('export', flags, 'role'), options);
  const target = readTarget(requiredFlag('export', flags, 'target'));
  const whole = libraryFormats.find((format) => format === target);
  if (whole && flags['role'] === undefined) return runLibrary(context, rest[0] ?? '', whole, flags);
  const { ports } = context;
  const workspace = ports.files.absolute(rest[0] ?? '');
  const document = await loadDocument(context, workspace);
  const role = findRecord(document, 'role', requiredFlag('export', flags, 'role'));
  const file = await freePlace(context, requiredFlag('export', flags, 'out'));
  const request = { role, target, options };
  const built = await buildPackage(ports, document, createAssetStore(ports.files, ports.identity, workspace), request);
  await ports.files.writeAtomic(file, built.bytes);
  const release = flags['release'] === true ? await publish(context, workspace, request, built, file) : null;
  const { identifiers, rules } = built.plan;
  const preflight = [...built.plan.preflight, ...(release?.warning ? [release.warning] : [])];
  for (const { severity, code, message } of preflight) context.say(`${severity === 'info' ? 'Note' : 'Warning'}: ${message} [${code}]`);
  const counts = (['kept', 'degraded', 'dropped'] as const).map((fate) => `${rules.filter((rule) => rule.fate === fate).length} ${fate}`).join(', ');
  const said = release && release.number !== null ? ` Release ${release.number}${release.impact ? `, ${release.impact.level === 'same' ? 'nothing changed' : release.impact.level} against release ${release.impact.against}. ${learnersUnderWay(release.impact, release.impact.against).advice}` : '.'}` : '';
  return { json: { file, sha256: built.sha256, target, identifiers, rules, preflight, ...(release && release.number !== null ? { release: { number: release.number, impact: release.impact } } : {}) }, text: `${file} (${built.bytes.length} bytes). Rules: ${counts}.${said}`, exit: 0 };
}

/** The whole document as tables that import back: without a role, a spreadsheet is of everything. */
async function runLibrary(context: CliContext, folder: string, target: LibraryFormat, flags: Flags): Promise<CliResult> {
  const odd = ['profile', 'finished', 'awaited', 'interactions', 'editable-source', 'release'].find((flag) => flags[flag] !== undefined);
  if (odd !== undefined) throw new StudioError('invalid-request', `--${odd} is about the path of a role: give --role, too.`);
  const { ports } = context;
  const document = await loadDocument(context, ports.files.absolute(folder));
  const file = await freePlace(context, requiredFlag('export', flags, 'out'));
  const { bytes, sha256 } = await buildLibrary(ports, document, target);
  await ports.files.writeAtomic(file, bytes);
  return { json: { file, sha256, target, identifiers: {}, rules: [], preflight: [] }, text: `${file} (${bytes.length} bytes): the whole library, ${recordCount(document)} records. trellis import brings it back.`, exit: 0 };
}

/** What every target would keep of the role, from one model; writes nothing. */
async function runFit(context: CliContext, folder: string, reference: string, options: ExportOptions): Promise<CliResult> {
  const { ports } = context;
  const workspace = ports.files.absolute(folder);
  const document = await loadDocument(context, workspace);
  const role = findRecord(document, 'role', reference);
  const targets = await fitOf(ports, document, createAssetStore(ports.files, ports.identity, workspace), role, options, async () => undefined);
  const lines = targets.map(({ target, kept, degraded, dropped, toRead, refused }) => `${target.padEnd(20)} ${refused === '' ? `${kept} kept, ${degraded} degraded, ${dropped} dropped${toRead > 0 ? `, ${toRead} to read` : ''}` : `not possible: ${refused}`}`);
  return { json: { role, targets }, text: lines.join('\n'), exit: 0 };
}

interface Published extends RecordOutcome {
  readonly impact: (Impact & { readonly against: number }) | null;
}

/** Records the package as a release of the workspace, compared with the one before. */
async function publish({ ports }: CliContext, workspace: string, request: ExportRequest, built: BuiltPackage, file: string): Promise<Published> {
  const last = replacedBy(await listReleases(ports.files, workspace, request.role), request.target);
  const impact = impactOf(last, request, built);
  return { ...(await tryRecordRelease(ports, workspace, request, built, ports.files.baseName(file))), impact: last && impact && { ...impact, against: last.number } };
}
