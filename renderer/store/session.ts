import { usualOptions, type ExportOptions } from '#shared/exchange/export-options';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExportPreview, Preferences, TargetFit } from '#shared/contract/shapes';
import { preferencesSchema } from '#shared/contract/shapes';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Finding } from '#shared/kit/finding';
import type { RecordId } from '#shared/model/ids';
import type { Profile } from '#shared/model/profile';
import type { ReviewState } from '#shared/model/vocabulary';
import type { ZonePolicy } from '#shared/model/zone';
import { plainCanvas, type CanvasView } from './canvas-view';
import { plainDraft, type CohortDraft } from './cohort-draft';
import type { PeopleSource } from './cohort-people';
import type { CohortOrder, CohortRun, RunProgress } from './cohort-runs';
import { plainSweep, type SweepSession } from './sweep-verbs';
import { plainView, type LibraryView } from './library-view';

export const screens = ['library', 'map', 'path', 'roles', 'rules', 'simulate', 'export'] as const;
export type Screen = (typeof screens)[number];

export type GraphView = 'canvas' | 'table';

/** What the dock at the bottom shows. */
export type DockTab = 'problems' | 'guarantees' | 'metrics';

/** Files that were chosen or dropped, with the name of the file or folder they came as. */
export interface PickedFiles {
  readonly name: string;
  readonly files: { path: string; bytes: Uint8Array<ArrayBuffer> }[];
}

/** A package of anyone's, in memory. */
export interface PackageBytes {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is played: what Export would write for a role, or a package of anyone's. */
export type PlaySource = { readonly kind: 'role'; readonly role: RecordId } | { readonly kind: 'file'; readonly file: PackageBytes };

/** A dialog that the window shows; one at a time. */
export type DialogState =
  | { readonly kind: 'palette'; readonly mode: 'actions' | 'find' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'history'; readonly tab: 'steps' | 'states' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'copies' }
  | { readonly kind: 'suppress'; readonly finding: Finding }
  /** `replace`: the course that what is chosen is a newer version of. */
  | { readonly kind: 'import'; readonly dropped?: Promise<PickedFiles>; readonly replace?: RecordId }
  | { readonly kind: 'tour'; readonly step: number }
  | { readonly kind: 'folder'; readonly purpose: 'open' | 'create'; readonly starter?: string }
  | { readonly kind: 'add-prerequisite'; readonly module: RecordId; readonly direction: 'needs' | 'unlocks' }
  | { readonly kind: 'needs'; readonly module: RecordId }
  | { readonly kind: 'group-zone'; readonly modules: readonly RecordId[] }
  | { readonly kind: 'zone-move'; readonly modules: readonly RecordId[] }
  | { readonly kind: 'play'; readonly source: PlaySource }
  | { readonly kind: 'inspect'; readonly file?: PackageBytes }
  | { readonly kind: 'set-field'; readonly modules: readonly RecordId[] }
  | { readonly kind: 'tag'; readonly modules: readonly RecordId[] }
  | { readonly kind: 'page'; readonly page: RecordId }
  | { readonly kind: 'metadata' }
  | { readonly kind: 'your-name'; readonly modules: readonly RecordId[]; readonly state: ReviewState }
  | { readonly kind: 'split-many'; readonly modules: readonly RecordId[] }
  | { readonly kind: 'suggestions'; readonly modules: readonly RecordId[] }
  | { readonly kind: 'replace-text'; readonly modules: readonly RecordId[] };

export interface Toast {
  readonly id: number;
  readonly tone: 'ok' | 'error' | 'info';
  readonly text: string;
  readonly undo?: boolean;
  /** Those who listen have heard it already: it is shown only. */
  readonly said?: boolean;
}

/** Where the simulator stands. Scores tried out by hand are kept here and never saved. */
export interface SimulationSession {
  /** Step being played; null: the whole path. */
  readonly moment: number | null;
  readonly module: RecordId | null;
  readonly differencesOnly: boolean;
  /** A learner who is only looked at, such as a counterexample; not in the document. */
  readonly guest: Profile | null;
  readonly whatIf: { readonly a: Readonly<Record<string, number>>; readonly b: Readonly<Record<string, number>> };
  /** Attempts that each learner is made to fail before passing, by module. */
  readonly failures: { readonly a: Readonly<Record<RecordId, number>>; readonly b: Readonly<Record<RecordId, number>> };
  /** The saved scenario that is looked at; its learner is the guest. */
  readonly scenario: RecordId | null;
  /** Another design for learner A, in place of a learner B: an earlier state of the document, or (null) this one without personalisation. */
  readonly design: { readonly key: string; readonly title: string; readonly document: TrellisDocument | null } | null;
  /** Minutes of learning a day, for the timeline. */
  readonly pace: number;
}

/** Nothing is tried out. */
export const noTrials: Pick<SimulationSession, 'whatIf' | 'failures'> = { whatIf: { a: {}, b: {} }, failures: { a: {}, b: {} } };

/** Many learners at once: the form, the runs of this window (newest first), what waits (the first is under way), and what could not be run. */
export interface CohortSession {
  readonly draft: CohortDraft;
  /** Who walks in the next run: whom the form makes up, or a table. */
  readonly who: 'made' | 'table';
  readonly people: PeopleSource | null;
  readonly runs: readonly CohortRun[];
  readonly queue: readonly CohortOrder[];
  readonly failed: readonly { readonly order: CohortOrder; readonly message: string }[];
  readonly progress: RunProgress | null;
  /** Runs asked for so far. */
  readonly count: number;
  readonly shown: string | null;
  /** The run beside the shown one. */
  readonly compared: string | null;
}

/** How the Rules screen shows its rules. */
export interface RulesSession {
  readonly view: 'sentence' | 'table' | 'source';
  readonly scope: 'one' | 'all';
}

/** The dry run of an export, shared by the parts of that screen. */
export type ExportPreviewState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string; readonly findings: readonly Finding[] }
  | { readonly kind: 'ready'; readonly preview: ExportPreview };

/** What belongs to this window alone: never in the file, never undone. */
export interface SessionState {
  readonly screen: Screen;
  readonly selection: readonly RecordId[];
  readonly role: RecordId | null;
  /** Roles that the matrix leaves out. */
  readonly hiddenRoles: readonly RecordId[];
  readonly profiles: { readonly a: RecordId | null; readonly b: RecordId | null };
  /** What the library shows; `saved`: the saved view that it began from. */
  readonly library: { readonly view: LibraryView; readonly saved: string | null };
  /** How the map and the role paths are shown, each for itself. */
  readonly graphView: { readonly map: GraphView; readonly path: GraphView };
  readonly libraryView: 'grid' | 'breakdown' | 'source';
  /** What the library shows as source. */
  readonly sourceScope: 'selection' | 'document';
  /** Tab of the inspector of a module: it stays from module to module. */
  readonly inspectorTab: string;
  readonly dialog: DialogState | null;
  /** Whether the dock at the bottom is open. */
  readonly problemsOpen: boolean;
  readonly dockTab: DockTab;
  readonly preferences: Preferences;
  readonly toasts: readonly Toast[];
  /** What was last said to those who listen; `at` counts, so that the same words twice are said twice. */
  readonly announcement: { readonly text: string; readonly at: number };
  readonly simulation: SimulationSession;
  /** What the screen Simulate shows. */
  readonly simulateView: 'one' | 'cohort' | 'sensitivity';
  readonly sweep: SweepSession;
  readonly cohort: CohortSession;
  readonly rules: RulesSession;
  readonly canvas: CanvasView;
  /** `full`: the drawing without the panels around it. `presenting`: alone on the screen, led through stop by stop. */
  readonly canvasMode: 'usual' | 'full' | 'presenting';
  /** What is being written as source: per key the text, and the text that it began from. */
  readonly sources: Readonly<Record<string, { readonly text: string; readonly base: string }>>;
  readonly exportTarget: ExportPreview['target'];
  readonly exportOptions: ExportOptions;
  readonly exportPreview: ExportPreviewState;
  /** Packages that this window has written: each is a release that the next preview compares with. */
  readonly exportsWritten: number;
  /** What each target would keep; empty until it is known. */
  readonly exportFits: readonly TargetFit[];
  /** Raised to ask a screen for something: fit the view, arrange, start editing the title. */
  readonly signal: { readonly name: string; readonly at: number };
}
export type SessionStore = StoreApi<SessionState>;

export function createSession(): SessionStore {
  return createStore<SessionState>(() => ({
    screen: 'library',
    selection: [],
    role: null,
    hiddenRoles: [],
    profiles: { a: null, b: null },
    library: { view: plainView, saved: null },
    graphView: { map: 'canvas', path: 'canvas' },
    libraryView: 'grid',
    sourceScope: 'selection',
    inspectorTab: 'details',
    dialog: null,
    problemsOpen: false,
    dockTab: 'problems',
    preferences: preferencesSchema.parse({}),
    toasts: [],
    announcement: { text: '', at: 0 },
    simulation: { moment: null, module: null, differencesOnly: false, guest: null, ...noTrials, scenario: null, design: null, pace: 60 },
    simulateView: 'one',
    sweep: plainSweep,
    cohort: { draft: plainDraft, who: 'made', people: null, runs: [], queue: [], failed: [], progress: null, count: 0, shown: null, compared: null },
    rules: { view: 'sentence', scope: 'one' },
    canvas: plainCanvas,
    canvasMode: 'usual',
    sources: {},
    exportTarget: 'scorm12',
    exportOptions: usualOptions,
    exportPreview: { kind: 'none' },
    exportsWritten: 0,
    exportFits: [],
    signal: { name: '', at: 0 },
  }));
}

export const zoneTone: Readonly<Record<ZonePolicy, string>> = {
  'core-locked': 'core', 'core-testable': 'testable', elective: 'elective', remedial: 'remedial', open: 'open',
};
