import { z } from 'zod';
import type { Finding } from '../kit/finding';
import { err, ok, type Result } from '../kit/result';
import type { CommandDefinition } from './commands/command';
import { canvasMove } from './commands/canvas-move';
import { courseReplace } from './commands/course-replace';
import { edgeAdd } from './commands/edge-add';
import { moduleMerge } from './commands/module-merge';
import { moduleMove } from './commands/module-move';
import { moduleReview } from './commands/module-review';
import { moduleSplit } from './commands/module-split';
import { moduleTag } from './commands/module-tag';
import { recordCreate } from './commands/record-create';
import { recordRemove } from './commands/record-remove';
import { recordUpdate } from './commands/record-update';
import { recordsImport } from './commands/records-import';
import { vocabularyRename } from './commands/vocabulary-rename';
import { zoneAssign } from './commands/zone-assign';
import { composeDiffs, applyDiff, type RecordsDiff } from './diff';
import { createDraft, refusal } from './draft';
import type { TrellisDocument } from './trellis-document';

/** Every verb. One file each. */
export const commandRegistry = [recordCreate, recordUpdate, recordRemove, recordsImport, courseReplace, edgeAdd, zoneAssign, moduleTag, moduleReview, moduleSplit, moduleMerge, moduleMove, vocabularyRename, canvasMove] as const;

type Definition = (typeof commandRegistry)[number];
/** A command as data: what a window sends, what a log keeps. */
export type Command = { [D in Definition as D['name']]: { readonly name: D['name']; readonly payload: z.input<D['payload']> } }[Definition['name']];

/** Shape of a command of any name; the payload is parsed by its own schema in `applyCommand`. */
export const commandSchema = z.strictObject({ name: z.string(), payload: z.unknown() });
export type AnyCommand = z.infer<typeof commandSchema>;

/** What a command did: the change, and its name for Undo. */
export interface Applied {
  readonly diff: RecordsDiff;
  readonly label: string;
}

/**
 * Applies one command. Pure: ids and times come in with the payload. Unknown names, malformed payloads and broken rules are findings, and nothing is changed.
 */
export function applyCommand(document: TrellisDocument, command: AnyCommand): Result<Applied, readonly Finding[]> {
  const definition = commandRegistry.find((candidate) => candidate.name === command.name) as CommandDefinition<string, z.ZodType> | undefined;
  if (!definition) return err([refusal('TRL-D010', `There is no command ${JSON.stringify(command.name)}.`)]);
  const payload = definition.payload.safeParse(command.payload);
  if (!payload.success) {
    return err(payload.error.issues.map((issue) => refusal('TRL-D011', `${command.name}: ${issue.path.join('.') || 'payload'} – ${issue.message}.`)));
  }
  const draft = createDraft(document);
  const label = definition.label(payload.data, draft);
  definition.run(draft, payload.data);
  const diff = draft.finish();
  return diff.ok ? ok({ diff: diff.value, label }) : diff;
}

/** Applies commands in order as one step, all or nothing; the label is the given one or the first command's. */
export function applyCommands(document: TrellisDocument, commands: readonly AnyCommand[], label?: string): Result<Applied, readonly Finding[]> {
  let current = document;
  const diffs: RecordsDiff[] = [];
  let firstLabel = label;
  for (const command of commands) {
    const applied = applyCommand(current, command);
    if (!applied.ok) return applied;
    current = applyDiff(current, applied.value.diff);
    diffs.push(applied.value.diff);
    firstLabel ??= applied.value.label;
  }
  return ok({ diff: composeDiffs(diffs), label: firstLabel ?? 'Edit' });
}
