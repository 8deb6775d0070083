import { StudioError } from '#shared/contract/contract-error';
import { applyCommand, type AnyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { importKinds, type ImportKind, type ImportMapping, type ImportNote, type ImportPlan } from '#shared/exchange/import/import-plan';
import { templateFormats } from '#shared/exchange/import/tables/template';
import { buildTemplate } from '../../services/library-service';
import { readImportFiles } from '../../adapters/read-folder';
import { createAssetStore } from '../../services/asset-store';
import { openSession } from '../../services/session/open-session';
import { importCommand, planFiles, withAssets } from '../../services/import-service';
import { replacementOf } from '../../services/replace-service';
import type { Replacement } from '#shared/exchange/import/replace/replacement';
import { findRecord, loadDocument, type CliContext, type CliResult } from './context';
import { describeReplaced, readReplace } from './replace';
import { optionalFlag, readArgs, requiredFlag } from './usage';

function readKind(text: string | undefined): ImportKind | undefined {
  if (text === undefined) return undefined;
  const kind = importKinds.find((candidate) => candidate === text);
  if (kind) return kind;
  throw new StudioError('invalid-request', `--as ${JSON.stringify(text)} is not a kind of import. Supported: ${importKinds.join(', ')}.`);
}

/** All files or nothing: one refused row and nothing changes, unless --skip-refused. */
export async function runImport(context: CliContext, args: readonly string[]): Promise<CliResult> {
  if (args.some((arg) => arg === '--template' || arg.startsWith('--template='))) return runTemplate(context, args);
  const options = { into: { type: 'string' }, as: { type: 'string' }, map: { type: 'string' }, replace: { type: 'string' }, conflicts: { type: 'string' }, gone: { type: 'string' }, 'dry-run': { type: 'boolean' }, 'skip-refused': { type: 'boolean' } } as const;
  const { flags, rest } = readArgs('import', args, options, { min: 1, max: 1000, what: 'at least one file or folder' });
  const { ports } = context;
  const workspace = ports.files.absolute(requiredFlag('import', flags, 'into'));
  const kind = readKind(optionalFlag(flags, 'as'));
  const mapping = readMapping(optionalFlag(flags, 'map'));
  const wanted = readReplace(flags, rest);
  let document = await loadDocument(context, workspace);
  const course = wanted && findRecord(document, 'course', wanted.course);
  const commands: AnyCommand[] = [];
  const plans: ImportPlan[] = [];
  let replacement: Replacement | null = null;
  for (const source of rest) {
    const { name, files } = await readImportFiles(source);
    const plan = await planFiles(ports.zipReader, ports.identity, document, { name, files, kind, mapping });
    if (wanted && course !== null) replacement = replacementOf(document, { name, plan }, { course, choices: wanted.choices });
    const command = replacement?.command ?? importCommand(document, name, plan);
    const applied = applyCommand(document, command);
    if (!applied.ok) throw new StudioError('refused', `${name}: ${applied.error.map((finding) => finding.message).join(' ')}`);
    document = applyDiff(document, applied.value.diff);
    commands.push(command);
    plans.push(replacement ? { ...plan, assets: replacement.assets } : plan);
  }
  const json = report(plans);
  for (const note of [...json.warnings, ...json.repairs, ...(replacement?.notes ?? [])]) context.say(describeNote(note));
  if (json.refused.length > 0 && flags['skip-refused'] !== true) {
    throw new StudioError('refused', `Nothing was imported, because ${json.refused.length} ${json.refused.length === 1 ? 'entry was' : 'entries were'} refused:\n${json.refused.slice(0, 20).map((note) => `  ${describeNote(note)}`).join('\n')}\nMend them, or leave them out with --skip-refused.`);
  }
  if (flags['dry-run'] !== true) await write(context, workspace, commands, plans);
  if (replacement) return describeReplaced(json, replacement, flags['dry-run'] === true);
  const { created, merged } = json;
  const more = `${created.competencies > 0 ? `, ${created.competencies} competencies` : ''}${created.roles > 0 ? `, ${created.roles} roles` : ''}`;
  const said = merged ? ` Records of a document: ${merged.updated} updated, ${merged.added} new, ${merged.unchanged} unchanged.` : '';
  return { json, exit: 0, text: `${flags['dry-run'] === true ? 'Would import' : 'Imported'} ${created.courses} courses, ${created.modules} modules, ${created.prerequisites} links${more}, ${created.assets} files; ${json.warnings.length} warnings.${said}` };
}

/** `Type=custom; Length=minutes`: for every table that has the column. */
function readMapping(text: string | undefined): ImportMapping | undefined {
  if (text === undefined) return undefined;
  const pairs = text.split(';').map((part) => part.trim()).filter((part) => part !== '').map((part) => /^(.+)=\s*([A-Za-z]+)$/.exec(part));
  if (pairs.length === 0 || pairs.some((pair) => pair === null)) throw new StudioError('invalid-request', `--map ${JSON.stringify(text)} is not understood. Write HEADER=FIELD, several separated by semicolons; FIELD may also be role, custom or ignored.`);
  return { '*': Object.fromEntries(pairs.map((pair) => [pair![1]!.trim(), pair![2]!])) };
}

/** Writes a table to be filled in. */
async function runTemplate({ ports }: CliContext, args: readonly string[]): Promise<CliResult> {
  const { flags } = readArgs('import', args, { template: { type: 'string' }, out: { type: 'string' } }, { min: 0, max: 0, what: 'no files with --template' });
  const format = templateFormats.find((known) => known === flags['template']);
  if (!format) throw new StudioError('invalid-request', `--template ${JSON.stringify(flags['template'])} is not supported. Supported: ${templateFormats.join(', ')}.`);
  const file = ports.files.absolute(requiredFlag('import', flags, 'out'));
  if ((await ports.files.kind(ports.files.parent(file) ?? file)) !== 'folder') throw new StudioError('not-found', `The folder of ${file} does not exist.`);
  if ((await ports.files.kind(file)) !== null) throw new StudioError('refused', `${file} is there already. Choose another name.`);
  const { bytes, sha256 } = await buildTemplate(ports, format);
  await ports.files.writeAtomic(file, bytes);
  return { json: { file, sha256 }, text: `${file}: fill it in, take the examples out, and bring it in with trellis import.`, exit: 0 };
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
    await withAssets(assets, session.document, plans.flatMap((plan) => plan.assets), () => session.apply('cli', { commands, focus: [] }));
    await session.flush();
  } finally {
    await session.close();
  }
}

function report(plans: readonly ImportPlan[]): { readonly created: ImportPlan['created']; readonly warnings: ImportNote[]; readonly repairs: ImportNote[]; readonly refused: ImportNote[]; readonly merged?: NonNullable<ImportPlan['merged']> } {
  const sum = (field: keyof ImportPlan['created']): number => plans.reduce((total, plan) => total + plan.created[field], 0);
  const merged = plans.flatMap((plan) => (plan.merged ? [plan.merged] : []));
  const total = (field: keyof NonNullable<ImportPlan['merged']>): number => merged.reduce((all, one) => all + one[field], 0);
  return {
    created: { courses: sum('courses'), modules: sum('modules'), prerequisites: sum('prerequisites'), competencies: sum('competencies'), roles: sum('roles'), assets: sum('assets') },
    warnings: plans.flatMap((plan) => [...plan.warnings]),
    repairs: plans.flatMap((plan) => [...plan.repairs]),
    refused: plans.flatMap((plan) => [...plan.refused]),
    ...(merged.length > 0 ? { merged: { added: total('added'), updated: total('updated'), unchanged: total('unchanged') } } : {}),
  };
}
