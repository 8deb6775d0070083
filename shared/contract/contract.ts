import { z } from 'zod';
import { commandSchema } from '../document/apply-command';
import { importKinds } from '../exchange/import/import-plan';
import { learnerStateSchema } from '../model/profile';
import { recordSchema } from '../model/record';
import { dateSchema } from '../model/vocabulary';

import {
  bytesSchema, comparisonSchema, copyPreviewSchema, copySchema, diffSchema, editResultSchema, exportPreviewSchema, exportRequestSchema, historySchema, historyStepSchema, importMappingSchema, importPreviewSchema, keptStateSchema, outsideChoices, outsideSchema, packageReportSchema, pictureFormats, playInfoSchema, preferencesSchema,
  recentSchema, replaceChoicesSchema, saveStateSchema, starterSchema, targetFitSchema, workspaceInfoSchema,
} from './shapes';
import { learnersFoundSchema, learnersRequestSchema, peopleReadingSchema, peopleTableSchema, simulationRequestSchema } from './simulation-requests';
import { cohortSpecSchema } from '../simulate/cohort/cohort-spec';
import { leverRequestSchema } from '../simulate/sensitivity/lever';
import { simulationDetailShape } from './simulation-detail';
import { simulationReportShape, sweepShape } from './simulation-shapes';

/** Raised by one with every change that an older window or host would not understand. */
export const contractVersion = 3;

const nothing = z.strictObject({});
const path = z.string().min(1).max(4096);
const packageBytes = z.strictObject({ name: z.string().min(1).max(300), bytes: bytesSchema });

/** `mutating`: changes the document or files. `longRunning`: shows progress. */
interface Channel<Req extends z.ZodType, Res extends z.ZodType> {
  readonly request: Req;
  readonly response: Res;
  readonly mutating: boolean;
  readonly longRunning: boolean;
}

function query<Req extends z.ZodType, Res extends z.ZodType>(request: Req, response: Res): Channel<Req, Res> {
  return { request, response, mutating: false, longRunning: false };
}
function mutation<Req extends z.ZodType, Res extends z.ZodType>(request: Req, response: Res, longRunning = false): Channel<Req, Res> {
  return { request, response, mutating: true, longRunning };
}

/** Everything that a window can ask of a host. One table serves Electron's IPC, the browser host and the in-memory fake. */
export const channels = {
  'host.info': query(nothing, z.object({ host: z.enum(['desktop', 'browser', 'memory']), version: z.string(), contractVersion: z.int(), canReveal: z.boolean() })),
  'preferences.get': query(nothing, preferencesSchema),
  'preferences.set': mutation(preferencesSchema, preferencesSchema),

  'workspace.current': query(nothing, workspaceInfoSchema.nullable()),
  /** What the start screen offers. */
  'workspace.starters': query(nothing, z.object({ recents: z.array(recentSchema), samples: z.array(starterSchema), templates: z.array(starterSchema) })),
  /** Folders below a path (default: the home folder), for hosts without native dialogs. */
  'workspace.browse': query(
    z.strictObject({ path: path.optional() }),
    z.object({ path: z.string(), parent: z.string().nullable(), folders: z.array(z.object({ name: z.string(), path: z.string(), isWorkspace: z.boolean() })) }),
  ),
  /** The host's own folder dialog. `supported: false`: use workspace.browse. */
  'workspace.pickFolder': query(z.strictObject({ title: z.string().max(200) }), z.object({ supported: z.boolean(), path: z.string().nullable() })),
  'workspace.open': mutation(z.strictObject({ path }), workspaceInfoSchema),
  /** `path`: the new folder, which must be empty or not exist; null: a fresh one in the host's own workspaces folder. `starter`: a template's or sample's name. */
  'workspace.create': mutation(z.strictObject({ path: path.nullable(), starter: z.string().max(80), title: z.string().max(300).optional() }), workspaceInfoSchema),
  'workspace.close': mutation(nothing, z.null()),

  'document.snapshot': query(nothing, z.object({ revision: z.int(), records: z.array(recordSchema), history: historySchema })),
  /** One step. Edits with the same `coalesce` key that follow each other become one step of Undo. */
  'document.apply': mutation(
    z.strictObject({ commands: z.array(commandSchema).min(1).max(20_000), label: z.string().max(300).optional(), coalesce: z.string().max(200).optional(), focus: z.array(z.string()).max(1000).default([]) }),
    editResultSchema,
  ),
  'document.undo': mutation(nothing, editResultSchema),
  'document.redo': mutation(nothing, editResultSchema),
  /** Takes an image of the person's as the organisation's logo, one step of Undo. */
  'document.setLogo': mutation(z.strictObject({ name: z.string().min(1).max(300), bytes: bytesSchema }), editResultSchema),
  /** Takes a file of the person's into the workspace and shows it at the end of a page: a picture, or a link to anything else. One step of Undo. */
  'document.addPageFile': mutation(z.strictObject({ page: z.string(), name: z.string().min(1).max(300), bytes: bytesSchema }), editResultSchema),
  'document.readAsset': query(z.strictObject({ id: z.string() }), z.object({ mediaType: z.string(), bytes: bytesSchema })),

  /** What another program did to the document file, while nobody has chosen; null: nothing. */
  'document.outside': query(nothing, outsideSchema.nullable()),
  'document.resolveOutside': mutation(z.strictObject({ choice: z.enum(outsideChoices) }), editResultSchema),

  /** Versions of the document that a sync program put beside it. */
  'copies.list': query(nothing, z.object({ copies: z.array(copySchema) })),
  /** What merging one would change; changes nothing. */
  'copies.preview': query(z.strictObject({ name: z.string().max(400) }), copyPreviewSchema),
  /** Merges one as a step of Undo and keeps it as a snapshot. */
  'copies.merge': mutation(z.strictObject({ name: z.string().max(400) }), editResultSchema),
  /** Takes one out of the folder and keeps it as a snapshot. */
  'copies.putAway': mutation(z.strictObject({ name: z.string().max(400) }), z.null()),

  /** Rolling backups and named snapshots, newest first. */
  'history.list': query(nothing, z.object({ states: z.array(keptStateSchema) })),
  /** What restoring would change; changes nothing. */
  'history.compare': query(z.strictObject({ id: z.string().max(800) }), comparisonSchema),
  /** The records of a kept state, for trying it out beside the document; changes nothing. */
  'history.records': query(z.strictObject({ id: z.string().max(800) }), z.object({ records: z.array(recordSchema) })),
  'history.restore': mutation(z.strictObject({ id: z.string().max(800) }), editResultSchema),
  /** The steps of Undo, oldest first; behind them those undone, the next to redo first. */
  'history.steps': query(nothing, z.object({ steps: z.array(historyStepSchema) })),
  /** Undoes or redoes until this step is the last that stands (null: none). All or nothing. */
  'history.jump': mutation(z.strictObject({ step: z.string().max(200).nullable() }), editResultSchema),
  'history.snapshot': mutation(z.strictObject({ name: z.string().trim().min(1).max(60) }), keptStateSchema),

  /** Reads the files and plans; changes nothing. `replace`: the course to be replaced (null: none); without it, one that calls itself the same is proposed. */
  'import.preview': query(
    z.strictObject({ name: z.string().min(1).max(300), files: z.array(z.strictObject({ path, bytes: bytesSchema })).min(1).max(20_000), kind: z.enum(importKinds).optional(), mapping: importMappingSchema.optional(), replace: z.string().max(200).nullable().optional() }),
    importPreviewSchema,
  ),
  /** The same preview with another answer: which course is replaced (null: none, it is a new one), and how. Changes nothing. */
  'import.choose': query(z.strictObject({ token: z.string(), replace: z.strictObject({ course: z.string().max(200), choices: replaceChoicesSchema }).nullable() }), importPreviewSchema),
  /** Applies a preview as one step of Undo. */
  'import.apply': mutation(z.strictObject({ token: z.string() }), editResultSchema, true),
  'import.cancel': query(z.strictObject({ token: z.string() }), z.null()),
  /** Asks where, where the host has a dialog, else writes into the workspace's `releases/`: a table with headers and example rows, to be filled and imported. */
  'import.template': mutation(z.strictObject({ format: z.enum(['csv', 'xlsx']) }), z.object({ file: z.string(), bytes: z.int() })),

  /** Inspects a package of anyone's; changes nothing and needs no workspace. */
  'package.inspect': query(packageBytes, packageReportSchema),

  'export.preview': query(exportRequestSchema, exportPreviewSchema),
  /** Writes the package; asks for the place where the host has a dialog, else writes into the workspace's `releases/`. `warning`: why it is written, but not recorded as a release (`release` is null then). */
  'export.write': mutation(exportRequestSchema, z.object({ file: z.string(), bytes: z.int(), sha256: z.string(), release: z.int().nullable(), warning: z.string().nullable() }), true),
  /** The whole document as tables that import back: a workbook, or a zip of text tables. Asks where as `export.write` does; it is no release. */
  'export.library': mutation(z.strictObject({ format: z.enum(['xlsx', 'csv']) }), z.object({ file: z.string(), bytes: z.int(), sha256: z.string() }), true),
  /** Writes a picture of a drawing that the window has made; asks where as `export.write` does. `title`: what its file name is made of. */
  'export.picture': mutation(z.strictObject({ title: z.string().min(1).max(300), format: z.enum(pictureFormats), bytes: bytesSchema }), z.object({ file: z.string(), bytes: z.int(), sha256: z.string() })),
  /** Writes the pathway preview of one learner, a page to be read or printed; asks where as `export.write` does. `state`: what is known of the learner; `learner`: what the page calls them. */
  'export.pathway': mutation(
    z.strictObject({ role: z.string().max(200), learner: z.string().min(1).max(300), state: learnerStateSchema, minutesPerDay: z.int().min(1).max(1440), asOf: dateSchema.optional() }),
    z.object({ file: z.string(), bytes: z.int(), sha256: z.string() }),
  ),
  /** Runs a cohort over a design: the same seed makes the same people for any of them. Tells `simulation.progress`. Called off, it answers with those who were run by then (`isComplete` false). Where an audit was asked for and does not hold, the same people are run again without one factor at a time: progress then goes on beyond the learners of the run, and called off, the report has no ablation. */
  'simulation.run': {
    request: simulationRequestSchema,
    response: z.object({ report: simulationReportShape, detail: simulationDetailShape, isComplete: z.boolean() }),
    mutating: false, longRunning: true,
  },
  /** What a people table holds; nothing runs and nothing is kept. */
  'simulation.people': query(peopleTableSchema, peopleReadingSchema),
  /** The first learners behind a number of a run of a made-up cohort; the next question calls it off. */
  'simulation.learners': { request: learnersRequestSchema, response: learnersFoundSchema, mutating: false, longRunning: true },
  /** Moves one number of the design or of what is assumed at a time, with the same people and chance; tells `simulation.progress` over all runs, and `simulation.cancel` ends it: it answers with the levers that were run to their end by then. No `levers`: all that can be proposed. */
  'simulation.sweep': { request: z.strictObject({ cohort: cohortSpecSchema, levers: z.array(leverRequestSchema).max(500).default([]) }), response: z.object({ sweep: sweepShape, isComplete: z.boolean() }), mutating: false, longRunning: true },
  'simulation.cancel': query(nothing, z.null()),
  /** Writes a table as CSV that no spreadsheet runs; asks where as `export.write` does. */
  'export.table': mutation(
    z.strictObject({ title: z.string().min(1).max(300), rows: z.array(z.array(z.union([z.string().max(5000), z.number(), z.null()])).max(200)).max(200_000) }),
    z.object({ file: z.string(), bytes: z.int(), sha256: z.string() }),
  ),
  /** What every target would keep of a role, for comparing. */
  'export.fit': { request: exportRequestSchema.omit({ target: true }), response: z.object({ fits: z.array(targetFitSchema) }), mutating: false, longRunning: true },
  /** Calls off what this window is exporting. */
  'export.cancel': query(nothing, z.null()),
  'export.reveal': query(z.strictObject({ file: path }), z.object({ supported: z.boolean() })),
  /** Builds the package and puts it where it can be played; writes nothing. */
  'play.start': { request: exportRequestSchema, response: playInfoSchema, mutating: false, longRunning: true },
  /** Puts a package of anyone's where it can be played; needs no workspace and writes nothing. */
  'play.open': { request: packageBytes, response: playInfoSchema, mutating: false, longRunning: true },
  'play.stop': query(z.strictObject({ key: z.string().max(80) }), z.null()),
  'app.openExternal': query(z.strictObject({ url: z.string().max(2000) }), z.null()),
} as const;

export type ChannelName = keyof typeof channels;
export const channelNames = Object.keys(channels) as readonly ChannelName[];
export type RequestOf<C extends ChannelName> = z.input<(typeof channels)[C]['request']>;
export type ParsedRequestOf<C extends ChannelName> = z.output<(typeof channels)[C]['request']>;
export type ResponseOf<C extends ChannelName> = z.output<(typeof channels)[C]['response']>;

/** What a host tells its windows. `origin`: the client whose edit it was. */
export const events = {
  'document.changed': z.object({ revision: z.int(), diff: diffSchema, origin: z.string(), label: z.string(), history: historySchema, focus: z.array(z.string()) }),
  'document.saveStateChanged': saveStateSchema,
  'workspace.changed': workspaceInfoSchema.nullable(),
  /** How far this window's export is. `total`: 0 where it cannot be counted. */
  'export.progress': z.object({ stage: z.enum(['reading', 'building', 'packing', 'writing']), done: z.int(), total: z.int() }),
  /** How far this window's cohort is, in learners. */
  'simulation.progress': z.object({ done: z.int(), total: z.int() }),
  /** A menu item of the desktop shell: run the action with this id. */
  'menu.action': z.object({ action: z.string() }),
} as const;
export type EventName = keyof typeof events;
export const eventNames = Object.keys(events) as readonly EventName[];
export type EventOf<E extends EventName> = z.output<(typeof events)[E]>;
