import type { Reply } from '#shared/contract/envelope';
import type { ContractError } from '#shared/contract/contract-error';
import { contractVersion } from '#shared/contract/contract';
import type { HistoryState, WorkspaceInfo } from '#shared/contract/shapes';
import { preferencesSchema } from '#shared/contract/shapes';
import type { TrellisRecord } from '#shared/model/record';
import { createHostBridge, type HostBridge, type HostTransport } from './host-bridge';

/** What one step did, as the contract tells it. */
export interface MemoryStep {
  readonly label: string;
  readonly diff: { readonly changes: readonly { id: string; before: TrellisRecord | null; after: TrellisRecord | null }[] };
}

/** The document behind the fake; made by dev/memory-document.ts from shared/document. */
export interface MemoryDocument {
  readonly records: () => readonly TrellisRecord[];
  readonly apply: (commands: readonly { name: string; payload: unknown }[], label?: string) => MemoryStep | ContractError;
  readonly undo: () => MemoryStep | null;
  readonly redo: () => MemoryStep | null;
  readonly history: () => HistoryState;
}

/** Answers to further channels, for tests and for development. */
export type MemoryAnswers = Readonly<Record<string, (request: unknown) => unknown>>;

const failure = (code: ContractError['code'], message: string): Reply => ({ ok: false, error: { code, message, findings: [] } });

/** A host inside the page: same contract, no files. */
export function createMemoryHost(document: MemoryDocument, options: { open: boolean; title: string; answers?: MemoryAnswers }): HostBridge & { readonly calls: string[] } {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const calls: string[] = [];
  const info: WorkspaceInfo = { path: '/memory', title: options.title, saveState: { state: 'saved', message: '' }, notice: '', access: 'write', because: '', copies: 0 };
  let current = options.open ? info : null;
  let preferences = preferencesSchema.parse({});
  let revision = 0;
  const emit = (event: string, payload: unknown): void => {
    for (const listener of listeners.get(event) ?? []) listener(payload);
  };
  const finish = (step: MemoryStep, focus: readonly string[] = []): Reply => {
    revision++;
    const history = document.history();
    emit('document.changed', { revision, diff: step.diff, origin: 'memory', label: step.label, history, focus });
    return { ok: true, value: { revision, diff: step.diff, label: step.label, history, focus: step.diff.changes.map((change) => change.id) } };
  };
  const step = (result: MemoryStep | null): Reply => (result ? finish(result) : failure('refused', 'There is nothing to undo.'));
  const openIt = (): WorkspaceInfo => {
    current = info;
    emit('workspace.changed', info);
    return info;
  };
  const answers: Record<string, (request: never) => Reply> = {
    'host.info': () => ({ ok: true, value: { host: 'memory', version: '0.1.0', contractVersion, canReveal: false } }),
    'preferences.get': () => ({ ok: true, value: preferences }),
    'preferences.set': (request: typeof preferences) => ({ ok: true, value: (preferences = request) }),
    'workspace.current': () => ({ ok: true, value: current }),
    'workspace.starters': () => ({ ok: true, value: { recents: [], samples: [{ name: 'memory', title: options.title, description: '' }], templates: [] } }),
    'workspace.pickFolder': () => ({ ok: true, value: { supported: false, path: null } }),
    'workspace.open': () => ({ ok: true, value: openIt() }),
    'workspace.create': () => ({ ok: true, value: openIt() }),
    'workspace.close': () => {
      current = null;
      emit('workspace.changed', null);
      return { ok: true, value: null };
    },
    'document.snapshot': () => ({ ok: true, value: { revision, records: document.records(), history: document.history() } }),
    'document.apply': (request: { commands: { name: string; payload: unknown }[]; label?: string; focus?: string[] }) => {
      const result = document.apply(request.commands, request.label);
      return 'diff' in result ? finish(result, request.focus) : { ok: false, error: result };
    },
    'document.undo': () => step(document.undo()),
    'document.redo': () => step(document.redo()),
  };
  const transport: HostTransport = {
    invoke: async (channel, request) => {
      calls.push(channel);
      await Promise.resolve();
      const own = options.answers?.[channel];
      if (own) return { ok: true, value: own(request) };
      return answers[channel]?.(request as never) ?? failure('unsupported', `The in-memory host cannot do ${channel}.`);
    },
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      return () => set.delete(listener);
    },
    onConnection: () => () => undefined,
  };
  return { ...createHostBridge(transport), calls };
}
