import { exportTargets } from '#shared/exchange/targets';
import { StudioError } from '#shared/contract/contract-error';
import { parseArgs, type ParseArgsConfig } from 'node:util';

export const usage = `Usage: trellis COMMAND …

  new DIR [--template NAME]                        a new workspace
  import FILE… --into DIR [--as KIND] [--dry-run] [--skip-refused]
                                                   KIND: scorm, common-cartridge, markdown, html, docx, csv, xlsx,
                                                   degree-plan, catalogue, bundle, case (docs/data/imports.md)
                                                   --map 'HEADER=FIELD; …': what columns of a table become
                                                   --replace COURSE: the newer version of a course takes its
                                                   place (docs/user/newer-versions.md). --conflicts
                                                   content|source|mine, --gone keep|retire|delete
                                                   --template csv|xlsx --out FILE instead: a table to fill in
  metrics DIR                                      graph measures
  check DIR [--severity error|warning|info]        every check; exit 1 with errors
  trace DIR --role R --profile P [--as-of DATE]    one learner's path with reasons. --html FILE: also as a
                                                   page for the learner (pathway preview)
  simulate DIR (--cohort C | --people FILE.csv)    many learners (docs/user/simulate.md). C: a number of
                                                   learners, or a JSON file. --seed N --workers N
                                                   --as-of DATE --out FILE.csv (a line per learner)
                                                   --role-column, --id-column NAME, --group-column NAMES
                                                   --skip-refused leaves rows out that cannot be read
                                                   --model FILE.json: how attempts of people go
                                                   --costs FILE.json: what people cost
                                                   --sweep moves thresholds and assumptions one at a
                                                   time; --lever NAME[=LOW..HIGH[/STEPS]] names one,
                                                   and may be given again
                                                   --format-target video=70,… --must-see MODULES
                                                   --exposure COLUMNS: what the result tells of them
                                                   --audit COLUMN --outcome waived|MODULE
                                                   --qualification SUBJECT: who gets it, four fifths,
                                                   and what a gap comes from
                                                   --shard K/N: a part; simulate --merge FILE… then
                                                   makes one result of what they printed with --json
  export DIR --role R --target T --out FILE        T: docs/user/export.md. --profile LMS --finished WHAT
                                                   --awaited WHAT --interactions --editable-source
                                                   --release records it and compares with the last one
                                                   --fit instead of target and file: what each keeps
                                                   Without --role, xlsx and csv are the whole library, as
                                                   tables that import back
  package FILE                                     inspect a package of anyone's: SCORM, cmi5, Common
                                                   Cartridge, Moodle backup
  merge BASE OURS THEIRS [--out FILE]              three document files as one; exit 1 with conflicts
                                                   (in git: docs/guides/git.md). Without --out a preview
  serve [DIR] [--port N] [--no-open]               the studio in a browser, on this machine only

  --json prints one JSON document on standard output.
Exit codes: 0 done, 1 done with findings of severity error or conflicts, 2 refused, 3 internal fault.
`;

/** What of the usage is about one command: its lines, and those that go on; undefined for a name that is no command. */
export function usageOf(command: string): string | undefined {
  const lines = usage.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`  ${command} `));
  if (start < 0) return undefined;
  const next = lines.findIndex((line, at) => at > start && !/^ {10}/.test(line));
  const targets = command === 'export' ? ['', `  Targets: ${exportTargets.join(', ')}.`] : [];
  return [`Usage: trellis ${lines[start]!.trim()}`, ...lines.slice(start + 1, next), ...targets, '', '  --json prints one JSON document on standard output.', ''].join('\n');
}

type Options = NonNullable<ParseArgsConfig['options']>;
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** Arguments of one command. Throws a StudioError for unknown flags, missing values, and a wrong number of positionals. */
export function readArgs(command: string, args: readonly string[], options: Options, positionals: { readonly min: number; readonly max: number; readonly what: string }): { readonly flags: Flags; readonly rest: readonly string[] } {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: { ...options, json: { type: 'boolean' } }, allowPositionals: true, strict: true });
  } catch (error) {
    throw new StudioError('invalid-request', `trellis ${command}: ${error instanceof Error ? error.message : 'malformed arguments'}`);
  }
  const count = parsed.positionals.length;
  if (count < positionals.min || count > positionals.max) throw new StudioError('invalid-request', `trellis ${command} takes ${positionals.what}, but ${count} were given. See trellis --help.`);
  return { flags: parsed.values as Flags, rest: parsed.positionals };
}

export function requiredFlag(command: string, flags: Flags, name: string): string {
  const value = flags[name];
  if (typeof value !== 'string' || value === '') throw new StudioError('invalid-request', `trellis ${command} needs --${name}.`);
  return value;
}

/** A flag that may be given more than once. */
export function listFlag(flags: Flags, name: string): readonly string[] {
  const value = flags[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

export function optionalFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}
