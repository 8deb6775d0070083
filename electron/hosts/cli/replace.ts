import { StudioError } from '#shared/contract/contract-error';
import type { MatchReason } from '#shared/exchange/import/replace/match-modules';
import { conflictChoices } from '#shared/exchange/import/replace/replace-parts';
import { goneChoices, usualChoices, type ReplaceChoices, type Replacement, type ReplacementRow } from '#shared/exchange/import/replace/replacement';
import type { CliResult } from './context';
import { optionalFlag, type Flags } from './usage';

/** `--replace COURSE [--conflicts …] [--gone …]`; null without it. */
export function readReplace(flags: Flags, sources: readonly string[]): { readonly course: string; readonly choices: ReplaceChoices } | null {
  const course = optionalFlag(flags, 'replace');
  const odd = ['conflicts', 'gone'].find((flag) => flags[flag] !== undefined);
  if (course === undefined) {
    if (odd !== undefined) throw new StudioError('invalid-request', `--${odd} is about replacing a course: give --replace COURSE, too.`);
    return null;
  }
  if (sources.length > 1) throw new StudioError('invalid-request', `--replace takes one file or folder, but ${sources.length} were given: one course is replaced by one.`);
  return { course, choices: { ...usualChoices, usual: { conflict: readChoice(flags, 'conflicts', conflictChoices), gone: readChoice(flags, 'gone', goneChoices) } } };
}

function readChoice<C extends string>(flags: Flags, flag: string, choices: readonly C[]): C | undefined {
  const text = optionalFlag(flags, flag);
  const choice = choices.find((known) => known === text);
  if (text !== undefined && choice === undefined) throw new StudioError('invalid-request', `--${flag} ${JSON.stringify(text)} is none of ${choices.join(', ')}.`);
  return choice;
}

/** What a replacement did, or would do: for `--json`, and a line a module that does not stay as it is. */
export function describeReplaced(json: object, replacement: Replacement, isDryRun: boolean): CliResult {
  const created = { courses: 0, modules: replacement.counts.new, prerequisites: replacement.command.payload.records.filter(({ type }) => type === 'edge').length, competencies: 0, roles: 0, assets: replacement.files.added };
  const { course, version, counts: { 'left-out': leftOut, ...counts }, rows, files, notes, isSame } = replacement;
  const replaced = { course: course.id, title: course.title, from: course.version, to: version, same: isSame, counts: { ...counts, leftOut }, files, modules: rows.map(describeRow), notes };
  const shown = rows.filter(({ status, conflict }) => status !== 'unchanged' || conflict !== null).map((row) => {
    const { title, status, reason, changes } = describeRow(row);
    return `  ${status.padEnd(9)} ${title}${reason === null || reason === 'the same identifier' ? '' : ` (${reason})`}${changes.length > 0 ? `: ${changes.join(', ')}` : ''}${row.reopens ? '; its approval is reopened' : ''}`;
  });
  const head = isSame
    ? `“${course.title}” is the same as the source: nothing ${isDryRun ? 'would change' : 'changed'}.`
    : `${isDryRun ? 'Would replace' : 'Replaced'} “${course.title}”${version === '' ? '' : ` by version ${version}`}: ${counts.changed} changed, ${counts.new} new, ${counts.gone} no longer in the source, ${counts.unchanged} unchanged; ${counts.reopened} approvals reopened; ${files.added + files.changed + files.removed} files.`;
  return { json: { ...json, created, replaced }, exit: 0, text: [head, ...shown].join('\n') };
}

function describeRow({ module, title, status, reason, fields, parts, hasOtherFiles, conflict, gone, reopens, notes }: ReplacementRow): { readonly module: string; readonly title: string; readonly status: ReplacementRow['status']; readonly reason: string | null; readonly changes: readonly string[]; readonly conflict: string | null; readonly gone: string | null; readonly reopened: boolean; readonly notes: readonly string[] } {
  const changes = [
    ...fields.map(({ field, change }) => `${field} ${change === 'conflict' ? 'changed here, too' : change}`),
    ...parts.map(({ what, title: name, change }) => `${what} “${name.slice(0, 80)}” ${change === 'conflict' ? 'changed here, too' : change}`),
    ...(hasOtherFiles ? ['other files'] : []),
    ...(gone === null ? [] : [gone === 'keep' ? 'kept' : `${gone}d`]),
  ];
  return { module, title, status, reason: reason && reasonText(reason), changes, conflict: conflict?.choice ?? null, gone, reopened: reopens, notes };
}

function reasonText(reason: MatchReason): string {
  switch (reason.kind) {
    case 'identifier': return 'the same identifier';
    case 'title': return 'the same title';
    case 'same-content': return 'the same content';
    case 'same-file': return 'opens the same file';
    case 'similar-content': return `${reason.share} % of its text is the same`;
  }
}
