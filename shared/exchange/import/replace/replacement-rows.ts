import { contentFingerprint } from '../../../document/content-fingerprint';
import { filesOfPage } from '../../../document/page-files';
import type { TrellisDocument } from '../../../document/trellis-document';
import type { CourseModule } from '../../../model/module';
import type { Prepared } from './prepare-replacement';
import type { ReplacedModule } from './replace-modules';
import type { GoneChoice, Replacement, ReplacementRow, RowStatus } from './replacement';
import { rowStatuses } from './replacement';

export function goneChoice({ context: { choices } }: Prepared, module: string): GoneChoice {
  return choices.gone[module] ?? choices.usual?.gone ?? 'keep';
}

const bare = { reason: null, fields: [], parts: [], hasOtherFiles: false, conflict: null, gone: null, wasDeletedHere: false, notes: [], reopens: false } as const;

/** A row for each module: in the order of the source, then what is no longer in it. `before`, `after`: the document without and with the replacement. */
export function rowsOf(prepared: Prepared, replaced: ReadonlyMap<string, ReplacedModule>, before: TrellisDocument, after: TrellisDocument): readonly ReplacementRow[] {
  const [added, leftOut] = [new Set(prepared.added), new Set(prepared.leftOut)];
  const told = new Set<string>();
  const rows = prepared.items.flatMap((item): readonly ReplacementRow[] => {
    if (leftOut.has(item)) return [{ ...bare, module: item.id, title: item.title, status: 'left-out', wasDeletedHere: true }];
    if (added.has(item)) return [{ ...bare, module: item.id, title: item.title, status: 'new', wasDeletedHere: prepared.wanted.has(item) }];
    const module = prepared.idOf(item.id);
    const found = module === undefined || told.has(module) ? undefined : replaced.get(module);
    if (module === undefined || !found) return [];
    told.add(module);
    return [matchedRow(module, found, before, after)];
  });
  return [...rows, ...prepared.gone.map((module) => goneRow(prepared, module, isReopened(module.id, before, after)))];
}

function matchedRow(module: string, { module: { title }, reason, fields, parts, conflict, notes }: ReplacedModule, before: TrellisDocument, after: TrellisDocument): ReplacementRow {
  const status = contentFingerprint(before, module) === contentFingerprint(after, module) ? 'unchanged' : 'changed';
  return { module, title, status, reason, fields, parts, hasOtherFiles: filesOf(before, module) !== filesOf(after, module), conflict, gone: null, wasDeletedHere: false, notes, reopens: isReopened(module, before, after) };
}

function isReopened(module: string, before: TrellisDocument, after: TrellisDocument): boolean {
  return before.tables.module.get(module)?.reviewState === 'approved' && after.tables.module.get(module)?.reviewState === 'in-review';
}

function filesOf(document: TrellisDocument, module: string): string {
  return [...document.tables.page.values()].filter((page) => page.module === module).map((page) => filesOfPage(document, page)).join('\n');
}

function goneRow(prepared: Prepared, { id, title }: CourseModule, reopens: boolean): ReplacementRow {
  const cut = prepared.context.cutOff.get(id) ?? [];
  const notes = cut.length === 0 ? [] : [`What was cut off it here goes with it: ${cut.map((part) => `“${part.title}”`).join(', ')}.`];
  return { ...bare, module: id, title, status: 'gone', gone: goneChoice(prepared, id), notes, reopens };
}

/** `reopened` counts all modules of the document, those that were cut off others, too. */
export function countRows(rows: readonly ReplacementRow[], before: TrellisDocument, after: TrellisDocument): Replacement['counts'] {
  const counts = Object.fromEntries(rowStatuses.map((status) => [status, rows.filter((row) => row.status === status).length])) as Record<RowStatus, number>;
  return { ...counts, conflicts: rows.filter(({ conflict }) => conflict !== null).length, reopened: [...before.tables.module.keys()].filter((id) => isReopened(id, before, after)).length };
}
