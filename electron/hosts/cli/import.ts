import { StudioError } from '#shared/contract/contract-error';
import { applyCommand, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { importKinds, type ImportKind, type ImportNote, type ImportPlan } from '#shared/exchange/import/import-plan';
import { readImportFiles } from '../../adapters/read-folder';
import { createAssetStore } from '../../services/asset-store';
import { openSession } from '../../services/session/open-session';
import { importCommand, planFiles } from '../../services/import-service';
import { loadDocument, type CliContext, type CliResult } from './context';
import { optionalFlag, readArgs, requiredFlag } from './usage';

const known = ['scorm', 'common-cartridge', 'markdown', 'html', 'docx', 'csv', 'xlsx', 'degree-plan', 'catalogue', 'bundle', 'case'];

function readKind(text: string | undefined): ImportKind | undefined {
  if (text === undefined) return undefined;
  const kind = importKinds.find((candidate) => candidate === text);
  if (kind) return kind;
  if (known.includes(text)) throw new StudioError('unsupported', `Importing ${text} is not supported yet. Supported: ${importKinds.join(', ')}.`);
  throw new StudioError('invalid-request', `--as ${JSON.stringify(text)} is not a kind of import. Supported: ${importKinds.join(', ')}.`);
}

/** All files or nothing: one refused row and nothing changes, unless --skip-refused. */
export async function runImport(context: CliContext, args: readonly string[]): Promise<CliResult> {
  const options = { into: { type: 'string' }, as: { type: 'string' }, 'dry-run': { type: 'boolean' }, 'skip-refused': { type: 'boolean' } } as const;
  const { flags, rest } = readArgs('import', args, options, { min: 1, max: 1000, what: 'at least one file or folder' });
  const { ports } = context;
  const workspace = ports.files.absolute(requiredFlag('import', flags, 'into'));
  const kind = readKind(optionalFlag(flags, 'as'));
  let document = await loadDocument(context, workspace);
  const commands: AnyCommand[] = [];
  const plans: ImportPlan[] = [];
  for (const source of rest) {
    const { name, files } = await readImportFiles(source);
    const plan = await planFiles(ports.zipReader, ports.identity, document, { name, files, kind });
    const command = importCommand(document, name, plan);
    const applied = applyCommand(document, command);
    if (!applied.ok) throw new StudioError('refused', `${name}: ${applied.error.map((finding) => finding.message).join(' ')}`);
    document = applyDiff(document, applied.value.diff);
    commands.push(command);
    plans.push(plan);
  }
  const json = report(plans);
  for (const note of [...json.warnings, ...json.repairs]) context.say(describeNote(note));
  if (json.refused.length > 0 && flags['skip-refused'] !== true) {
    throw new StudioError('refused', `Nothing was imported, because ${json.refused.length} ${json.refused.length === 1 ? 'entry was' : 'entries were'} refused:\n${json.refused.slice(0, 20).map((note) => `  ${describeNote(note)}`).join('\n')}\nMend them, or leave them out with --skip-refused.`);
  }
  if (flags['dry-run'] !== true) await write(context, workspace, commands, plans);
  const { created } = json;
  return { json, exit: 0, text: `${flags['dry-run'] === true ? 'Would import' : 'Imported'} ${created.courses} courses, ${created.modules} modules, ${created.prerequisites} links, ${created.assets} files${more(created)}; ${json.warnings.length} warnings.` };
}

/** Competencies and roles, where there are any. */
function more({ competencies, roles }: ImportPlan['created']): string {
  return `${competencies > 0 ? `, ${competencies} competencies` : ''}${roles > 0 ? `, ${roles} roles` : ''}`;
}

/** Place, sentence, code; the place once, where the sentence does not begin with it. */
function describeNote(note: ImportNote): string {
  const isSaid = note.where === '' || note.message.toLowerCase().startsWith(note.where.toLowerCase());
  return `${isSaid ? '' : `${note.where}: `}${note.message} [${note.code}]`;
}

async function write({ ports }: CliContext, workspace: string, commands: readonly AnyCommand[], plans: readonly ImportPlan[]): Promise<void> {
  const session = await openSession(ports, workspace, { changed: () => undefined, saveState: () => undefined });
  try {
    const assets = createAssetStore(ports.files, ports.identity, workspace);
    for (const { record, bytes } of plans.flatMap((plan) => plan.assets)) await assets.write(record, bytes);
    session.apply('cli', { commands, focus: [] });
    await session.flush();
  } finally {
    await session.close();
  }
}

function report(plans: readonly ImportPlan[]): { readonly created: ImportPlan['created']; readonly warnings: ImportNote[]; readonly repairs: ImportNote[]; readonly refused: ImportNote[] } {
  const sum = (field: keyof ImportPlan['created']): number => plans.reduce((total, plan) => total + plan.created[field], 0);
  return {
    created: { courses: sum('courses'), modules: sum('modules'), prerequisites: sum('prerequisites'), competencies: sum('competencies'), roles: sum('roles'), assets: sum('assets') },
    warnings: plans.flatMap((plan) => [...plan.warnings]),
    repairs: plans.flatMap((plan) => [...plan.repairs]),
    refused: plans.flatMap((plan) => [...plan.refused]),
  };
}
