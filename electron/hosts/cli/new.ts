import { writeStarter } from '../../services/starters';
import { loadDocument, type CliContext, type CliResult } from './context';
import { optionalFlag, readArgs } from './usage';

export async function runNew(context: CliContext, args: readonly string[]): Promise<CliResult> {
  const { flags, rest } = readArgs('new', args, { template: { type: 'string' } }, { min: 1, max: 1, what: 'one folder' });
  const { files, resources, app, clock } = context.ports;
  const workspace = files.absolute(rest[0] ?? '');
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  await writeStarter(files, resources, workspace, optionalFlag(flags, 'template') ?? 'blank', today, app);
  const document = await loadDocument(context, workspace);
  const json = { workspace, modules: document.tables.module.size, roles: document.tables.role.size };
  return { json, text: `${workspace}: ${json.modules} modules, ${json.roles} roles.`, exit: 0 };
}
