import { StudioError } from '#shared/contract/contract-error';
import { FileError } from '../../ports/file-store';
import { findInstallation, nodePorts } from '../node-studio';
import type { CliContext, CliResult } from './context';
import { usage, usageOf } from './usage';

/** Each command is loaded when it is asked for: a start reads what it needs. */
const commands: Readonly<Record<string, () => Promise<(context: CliContext, args: readonly string[]) => Promise<CliResult>>>> = {
  new: async () => (await import('./new')).runNew,
  import: async () => (await import('./import')).runImport,
  metrics: async () => (await import('./metrics')).runMetrics,
  check: async () => (await import('./check')).runCheck,
  trace: async () => (await import('./trace')).runTrace,
  export: async () => (await import('./export')).runExport,
  package: async () => (await import('./package')).runPackage,
  merge: async () => (await import('./merge')).runMerge,
  simulate: async () => (await import('./simulate')).runSimulate,
};
const planned = ['diff'];

/** Runs one command line; never throws. Returns the exit code of cli.md: 0 done, 1 findings, 2 refused, 3 internal fault. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const [name, ...args] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(usage);
    return name === undefined ? 2 : 0;
  }
  if (args.includes('--help') || args.includes('-h')) {
    const help = usageOf(name);
    if (help !== undefined) {
      process.stdout.write(help);
      return 0;
    }
  }
  try {
    const installation = findInstallation(import.meta.url);
    if (name === '--version') {
      process.stdout.write(`${installation.version}\n`);
      return 0;
    }
    const context: CliContext = { installation, ports: nodePorts(installation), say };
    if (name === 'serve') return await (await import('./serve')).runServe(context, args);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw planned.includes(name) ? new StudioError('unsupported', `trellis ${name} is not supported yet.`) : new StudioError('invalid-request', `There is no command ${JSON.stringify(name)}. See trellis --help.`);
    const result = await (await command())(context, args);
    await print(args.includes('--json') ? JSON.stringify(result.json) : result.text);
    return result.exit;
  } catch (error) {
    if (error instanceof StudioError || error instanceof FileError) {
      say(error.message);
      return 2;
    }
    say(`Internal fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return 3;
  }
}

/** Resolves when everything is written, also into a slow pipe. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
}
