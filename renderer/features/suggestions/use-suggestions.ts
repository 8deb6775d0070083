import { useEffect, useState } from 'react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { createSuggester, type Suggestion } from '#shared/suggest/suggest';

export interface SuggestionRun {
  readonly found: readonly Suggestion[];
  readonly done: number;
  readonly isRunning: boolean;
  readonly stop: () => void;
}

/** How long one stretch of looking may hold the window, in milliseconds. */
const stretch = 24;

/** Looks at the modules one after the other, in stretches that leave the window alive; a pair of near-duplicates is named once. The document is taken as it was at the start. */
export function useSuggestions(document: TrellisDocument, modules: readonly RecordId[]): SuggestionRun {
  const [start] = useState(() => ({ document, modules }));
  const [state, setState] = useState<Omit<SuggestionRun, 'stop'>>({ found: [], done: 0, isRunning: true });
  const [isStopped, setStopped] = useState(false);
  useEffect(() => {
    if (isStopped) return void setState((now) => ({ ...now, isRunning: false }));
    let live = true;
    let at = 0;
    const seen = new Set<string>();
    const found: Suggestion[] = [];
    const suggester = createSuggester(start.document);
    const go = (): void => {
      if (!live) return;
      for (const begun = performance.now(); at < start.modules.length && performance.now() - begun < stretch; at++) {
        for (const one of suggester.of(start.modules[at]!)) {
          if (seen.has(one.id)) continue;
          seen.add(one.id);
          found.push(one);
        }
      }
      setState({ found: [...found], done: at, isRunning: at < start.modules.length });
      if (at < start.modules.length) setTimeout(go);
    };
    const timer = setTimeout(go, 30);
    return () => { live = false; clearTimeout(timer); };
  }, [start, isStopped]);
  return { ...state, stop: () => setStopped(true) };
}
