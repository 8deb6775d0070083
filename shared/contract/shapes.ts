import { z } from 'zod';
import { exportOptionsSchema } from '../exchange/export-options';
import { importKinds } from '../exchange/import/import-plan';
import { conflictChoices } from '../exchange/import/replace/replace-parts';
import { goneChoices, rowStatuses } from '../exchange/import/replace/replacement';
import { packageItemTypes, packageKinds } from '../exchange/inspect/package-report';
import { exportTargets } from '../exchange/targets';
import { recordSchema } from '../model/record';
import { findingSchema } from './contract-error';

export const bytesSchema = z.instanceof(Uint8Array);

export const pictureFormats = ['png', 'svg', 'pdf'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

export const changeSchema = z.object({ id: z.string(), before: recordSchema.nullable(), after: recordSchema.nullable() });
export const diffSchema = z.object({ changes: z.array(changeSchema) });

/** What this window can undo and redo: the labels, or null. */
export const historySchema = z.object({ undo: z.string().nullable(), redo: z.string().nullable() });
export type HistoryState = z.infer<typeof historySchema>;

/**
 * `saved`: everything is in the file. `journaled`: safe on disk, the file follows when idle. `failed`: work goes on, saving is retried.
 * `conflict`: another program changed the file; edits are journaled, the file waits for a choice (document.outside).
 */
export const saveStateSchema = z.object({ state: z.enum(['saved', 'journaled', 'saving', 'failed', 'conflict']), message: z.string().default('') });
export type SaveState = z.infer<typeof saveStateSchema>;

export const workspaceInfoSchema = z.object({
  path: z.string(),
  title: z.string(),
  saveState: saveStateSchema,
  /** A sentence for the person after opening (recovered edits…), or empty. */
  notice: z.string(),
  /** `read`: another Trellis writes it, or the folder cannot be written; `because` says which. It may become `write` by itself. */
  access: z.enum(['write', 'read']),
  because: z.string(),
  /** Conflict copies beside the document. */
  copies: z.int().min(0),
});
export type WorkspaceInfo = z.infer<typeof workspaceInfoSchema>;

export const starterSchema = z.object({ name: z.string(), title: z.string(), description: z.string() });
export const recentSchema = z.object({ path: z.string(), title: z.string() });

/** The outcome of an edit: the new revision, what changed, the step's label, and what can be undone now. `focus`: records to show. */
export const editResultSchema = z.object({
  revision: z.int(), diff: diffSchema, label: z.string(), history: historySchema, focus: z.array(z.string()),
});
export type EditResult = z.infer<typeof editResultSchema>;

export const importMessageSchema = z.object({ code: z.string(), where: z.string(), message: z.string() });
export const importCountsSchema = z.object({
  courses: z.int(), modules: z.int(), prerequisites: z.int(), competencies: z.int(), roles: z.int(), assets: z.int(),
});
/** By table, by header: what the column is to become (a field, `role`, `custom`, `ignored`). */
export const importMappingSchema = z.record(z.string().max(4096), z.record(z.string().max(300), z.string().max(80)));
/** How a table was understood. `targets`: what its columns may become; empty where that is fixed. */
export const mappedTableSchema = z.object({
  name: z.string(), kind: z.enum(['modules', 'matrix', 'prerequisites', 'competencies', 'records']), rows: z.int(),
  columns: z.array(z.object({ header: z.string(), to: z.string(), samples: z.array(z.string()) })), targets: z.array(z.string()),
});
export type MappedTable = z.infer<typeof mappedTableSchema>;
/** What a person wants of a replacement, by id of the module. `add`: modules that were deleted here and are to come back. */
export const replaceChoicesSchema = z.strictObject({ conflicts: z.record(z.string(), z.enum(conflictChoices)), gone: z.record(z.string(), z.enum(goneChoices)), add: z.array(z.string()).max(20_000) });

/** What becomes of a module when its course is replaced. `reason`: why it was taken for this module; `share` in whole percent. */
export const replacementRowSchema = z.object({
  module: z.string(), title: z.string(), status: z.enum(rowStatuses),
  reason: z.object({ kind: z.enum(['identifier', 'title', 'same-content', 'same-file', 'similar-content']), item: z.string().optional(), share: z.int().optional() }).nullable(),
  fields: z.array(z.object({ field: z.string(), change: z.enum(['changed', 'conflict']) })),
  parts: z.array(z.object({ what: z.enum(['page', 'objective', 'question-set']), title: z.string(), change: z.enum(['added', 'changed', 'removed', 'kept', 'left-out', 'conflict']) })),
  hasOtherFiles: z.boolean(),
  conflict: z.object({ because: z.enum(['edited', 'unknown', 'split']), choice: z.enum(conflictChoices) }).nullable(),
  gone: z.enum(goneChoices).nullable(),
  wasDeletedHere: z.boolean(),
  notes: z.array(z.string()),
  reopens: z.boolean(),
});
export type ReplacementRowInfo = z.infer<typeof replacementRowSchema>;

/** What replacing a course by an import would do. `course`: as it is; `version`: of the source, empty where it says none. */
export const replacementSchema = z.object({
  course: z.object({ id: z.string(), title: z.string(), version: z.string(), from: z.string() }),
  version: z.string(),
  rows: z.array(replacementRowSchema),
  counts: z.object({ changed: z.int(), new: z.int(), gone: z.int(), 'left-out': z.int(), unchanged: z.int(), conflicts: z.int(), reopened: z.int() }),
  files: z.object({ added: z.int(), changed: z.int(), removed: z.int() }),
  notes: z.array(importMessageSchema),
  isSame: z.boolean(),
});
export type ReplacementInfo = z.infer<typeof replacementSchema>;

export const importPreviewSchema = z.object({
  token: z.string(),
  kind: z.enum(importKinds),
  created: importCountsSchema,
  warnings: z.array(importMessageSchema),
  repairs: z.array(importMessageSchema),
  refused: z.array(importMessageSchema),
  modules: z.array(z.object({ title: z.string(), minutes: z.int().nullable(), objectives: z.int(), pages: z.int() })),
  mapping: z.array(mappedTableSchema).default([]),
  /** Where records of a document come back: how many are new, would be changed, and are the same. */
  merged: z.object({ added: z.int(), updated: z.int(), unchanged: z.int() }).nullable().default(null),
  /** Courses that the source may be a newer version of, the likeliest first. */
  candidates: z.array(z.object({ course: z.string(), title: z.string(), version: z.string(), from: z.string(), because: z.enum(['identifier', 'items', 'title', 'file']), isSame: z.boolean() })).default([]),
  /** What it would do to the course that it replaces; null: it is a new one. */
  replacement: replacementSchema.nullable().default(null),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const exportRequestSchema = z.strictObject({ role: z.string(), target: z.enum(exportTargets), options: exportOptionsSchema.prefault({}) });

/** Of `republishImpact`. */
export const impactSchema = z.object({
  level: z.enum(['same', 'minor', 'credential', 'major']),
  changes: z.array(z.object({ level: z.enum(['minor', 'credential', 'major']), what: z.string(), records: z.array(z.string()) })),
  identifiers: z.object({ unchanged: z.int(), added: z.int(), lost: z.int() }),
  progress: z.enum(['kept', 'lost']),
  advice: z.enum(['replace', 'ask', 'new-course']),
});

export const exportPreviewSchema = z.object({
  target: z.enum(exportTargets),
  suggestedName: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.int() })),
  rules: z.array(z.object({ rule: z.string(), fate: z.enum(['kept', 'degraded', 'dropped']), how: z.string() })),
  preflight: z.array(findingSchema),
  /** What the LMS is told, case by case; empty where nothing runs. */
  /** What publishing this would do to learners of the last release of the role; null where there is none. */
  impact: impactSchema.extend({ against: z.object({ number: z.int(), at: z.string(), target: z.enum(exportTargets) }) }).nullable(),
  reporting: z.array(z.object({ when: z.enum(['under-way', 'finished-with-mark', 'finished', 'awaited']), reports: z.string() })),
});
export type ExportPreview = z.infer<typeof exportPreviewSchema>;

/** What a target would keep of a role's rules. `refused`: why it cannot be built; empty where it can. `toRead`: warnings of its preflight. */
export const targetFitSchema = z.object({ target: z.enum(exportTargets), kept: z.int(), degraded: z.int(), dropped: z.int(), toRead: z.int(), refused: z.string() });
export type TargetFit = z.infer<typeof targetFitSchema>;

/** A package on the stage: where its run-time page is, and what can be launched there. `sha256`: of the very file that Export writes. */
export const playInfoSchema = z.object({
  key: z.string(),
  url: z.string(),
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  launches: z.array(z.object({ title: z.string(), href: z.string(), standard: z.enum(['scorm12', 'scorm2004', 'cmi5']), masteryScore: z.number().nullable(), launchData: z.string() })),
});
export type PlayInfo = z.infer<typeof playInfoSchema>;

export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  reducedMotion: z.boolean().default(false),
  /** What a person calls themself in comments and approvals; nobody has an account. */
  name: z.string().max(200).default(''),
  /** Columns of the library's grid that the person chose; empty: the usual ones. */
  libraryColumns: z.array(z.string().max(100)).max(150).default([]),
  /** Widths of columns of the grid in CSS pixels, by field, where the person drew them wider or narrower. */
  libraryWidths: z.record(z.string().max(100), z.int().min(40).max(1200)).default({}),
  /** The way that a map is arranged, and whether what is dragged goes from dot to dot. */
  canvas: z.object({ direction: z.enum(['right', 'down']).default('right'), snap: z.boolean().default(false) }).default({ direction: 'right', snap: false }),
  /** Widths of side panels in CSS pixels, whether Problems is open. */
  layout: z.object({ outline: z.int().default(240), inspector: z.int().default(300), problems: z.boolean().default(false) }).default({ outline: 240, inspector: 300, problems: false }),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** An earlier state of the workspace. `at`: milliseconds since 1970. */
export const keptStateSchema = z.object({ id: z.string(), kind: z.enum(['backup', 'snapshot']), name: z.string(), at: z.number() });
export type KeptStateInfo = z.infer<typeof keptStateSchema>;

/** What restoring a state would do, seen from now. Long lists are cut at 500; `total` counts all. */
export const comparisonSchema = z.object({
  total: z.int(),
  counts: z.array(z.object({ type: z.string(), comesBack: z.int(), changes: z.int(), goes: z.int() })),
  changes: z.array(z.object({ id: z.string(), type: z.string(), title: z.string(), change: z.enum(['comes back', 'changes', 'goes']) })),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** One step of Undo. `at`: ms since 1970. `own`: this window may undo it. `records`: how many it changed. */
export const historyStepSchema = z.object({ id: z.string(), label: z.string(), at: z.number(), done: z.boolean(), own: z.boolean(), records: z.int() });
export type HistoryStep = z.infer<typeof historyStepSchema>;

/** `theirs`: load the file. `copy`: load it, and keep mine as a copy beside it. `merge`: both, mine where they overlap. `ours`: write mine. */
export const outsideChoices = ['theirs', 'copy', 'merge', 'ours'] as const;
export type OutsideChoice = (typeof outsideChoices)[number];

/** A change of the document file by another program. `ours`, `theirs`: records changed since the file was last read or written here. */
export const outsideSchema = z.object({
  kind: z.enum(['changed', 'deleted', 'unreadable']),
  message: z.string(),
  ours: z.int(),
  theirs: z.int(),
  /** What loading theirs would change. */
  comparison: comparisonSchema.nullable(),
  /** What both changed, differently, one sentence each. */
  overlaps: z.array(z.object({ id: z.string(), title: z.string(), message: z.string() })),
  choices: z.array(z.enum(outsideChoices)),
});
export type OutsideInfo = z.infer<typeof outsideSchema>;

/** A conflict copy of a sync program. `isSame`: equals the document file. `problem`: why it is not readable. */
export const copySchema = z.object({ name: z.string(), size: z.number(), modifiedMs: z.number(), isSame: z.boolean(), readable: z.boolean(), problem: z.string() });
export type CopyInfo = z.infer<typeof copySchema>;

/** `hasBase`: a common ancestor is known, so that what one side removed stays removed. */
export const copyPreviewSchema = z.object({ comparison: comparisonSchema, overlaps: outsideSchema.shape.overlaps, hasBase: z.boolean() });
export type CopyPreview = z.infer<typeof copyPreviewSchema>;

/** A package of anyone's, inspected. Findings as everywhere; their records are paths and identifiers of the package. */
export const packageReportSchema = z.object({
  kind: z.enum(packageKinds), version: z.string(), title: z.string(),
  items: z.array(z.object({ identifier: z.string(), title: z.string(), depth: z.int(), href: z.string().nullable(), type: z.enum(packageItemTypes), prerequisites: z.string() })),
  findings: z.array(findingSchema),
});
