import { useDeferredValue, useMemo } from 'react';
import type { TrellisRecord } from '#shared/model/record';
import { useReplica, useSession, useStudio } from '../studio-context';
import { readSource, sourceOf, type SourceFault, type SourceShape } from './read-source';

export interface SourceDraft {
  readonly text: string;
  readonly faults: readonly SourceFault[];
  /** Something was typed that is not in the document yet. */
  readonly isDraft: boolean;
  /** The document has changed since typing began. */
  readonly isBehind: boolean;
  readonly canApply: boolean;
  readonly change: (text: string) => void;
  readonly discard: () => void;
  /** Applies what was typed, as one step. */
  readonly apply: (label: string, focus: readonly string[]) => Promise<void>;
}

/** Records as a text that is typed in. It stays, also when somebody looks elsewhere, until it is applied or discarded; it is read when typing lets it be. */
export function useSourceDraft(key: string, records: readonly TrellisRecord[], shape: SourceShape): SourceDraft {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const draft = useSession((state) => state.sources[key]);
  const { isList, type, brief, most } = shape;
  const form = useMemo<SourceShape>(() => ({ isList, type, ...(brief === undefined ? {} : { brief }), ...(most === undefined ? {} : { most }) }), [isList, type, brief, most]);
  const stored = useMemo(() => sourceOf(records, form), [records, form]);
  const text = draft?.text ?? stored;
  const settled = useDeferredValue(text);
  const reading = useMemo(() => readSource(document, settled, records, form), [document, settled, records, form]);
  const faults = useMemo(() => (reading.ok ? [] : reading.faults), [reading]);
  const keep = (next: string | null): void => studio.session.setState(({ sources }) => {
    const { [key]: old, ...others } = sources;
    return { sources: next === null || next === stored ? others : { ...others, [key]: { text: next, base: old?.base ?? stored } } };
  });
  return {
    text, faults, isDraft: draft !== undefined, isBehind: draft !== undefined && draft.base !== stored, canApply: draft !== undefined && reading.ok && settled === text,
    change: keep, discard: () => keep(null),
    apply: async (label, focus) => {
      if (!draft) return;
      // What is applied is what stands there now, read anew: the reading on show may be of an earlier text.
      const last = readSource(studio.replica.getState().document, draft.text, records, form);
      if (last.ok && (await studio.dispatch(last.commands, { label, focus: [...focus] }))) keep(null);
    },
  };
}
