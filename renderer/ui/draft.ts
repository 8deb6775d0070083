import { useCallback, useEffect, useRef, useState } from 'react';
import { createEchoes } from './echoes';

/** How long typing may rest before it is committed. */
const restMs = 700;
/** How long typing without a rest may stay uncommitted. */
const mostMs = 900;
/** How long a finished entry may wait for its echo; what was not taken by then shows again as it stands in the document. */
const echoMs = 500;

export interface Draft {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly commit: () => void;
  /** Commits, and puts back what stands in the document where the entry was not taken. */
  readonly finish: () => void;
  readonly reset: () => void;
}

/** Text being typed: local until it rests, then committed; at least every second while it does not rest; also on blur and when the field goes away. Typing never waits for the host. */
export function useDraft(value: string, onCommit: (value: string) => void): Draft {
  const [text, setText] = useState(value);
  const state = useRef({ text: value, committed: value, echoes: createEchoes(), onCommit, timer: 0 as number | ReturnType<typeof setTimeout>, since: null as number | null, value });
  state.current.onCommit = onCommit;
  state.current.value = value;
  const commit = useCallback(() => {
    const current = state.current;
    clearTimeout(current.timer);
    current.since = null;
    if (current.text === current.committed) return;
    current.committed = current.text;
    current.echoes.send(current.text);
    current.onCommit(current.text);
  }, []);
  useEffect(() => {
    const current = state.current;
    if (current.echoes.isEcho(value)) return;
    current.committed = value;
    current.text = value;
    setText(value);
  }, [value]);
  useEffect(() => commit, [commit]);
  const finish = useCallback(() => {
    commit();
    const current = state.current;
    const { text: finished } = current;
    if (finished === current.value) return;
    clearTimeout(current.timer);
    current.timer = setTimeout(() => {
      // Typed again since, or taken in the meantime.
      if (current.text !== finished || current.value === finished) return;
      current.echoes.forget();
      current.committed = current.value;
      current.text = current.value;
      setText(current.value);
    }, echoMs);
  }, [commit]);
  return {
    value: text,
    change: (next) => {
      const current = state.current;
      current.text = next;
      setText(next);
      clearTimeout(current.timer);
      current.since ??= performance.now();
      current.timer = setTimeout(commit, Math.max(0, Math.min(restMs, current.since + mostMs - performance.now())));
    },
    commit,
    finish,
    reset: () => {
      state.current.text = state.current.committed;
      setText(state.current.committed);
    },
  };
}
