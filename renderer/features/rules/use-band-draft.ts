import { useRef, useState } from 'react';
import type { Band, Rule } from '#shared/model/rule';
import { useStudio } from '../../store/studio-context';
import { setFields, setFieldsAsStep } from '../../store/verbs';

export interface BandDraft {
  /** As they are being moved, or as they stand in the document. */
  readonly bands: readonly Band[];
  readonly show: (bands: readonly Band[] | null) => void;
  /** `step`: a step of Undo of its own, under this name; without one, edits in one field are one step. */
  readonly save: (bands: readonly Band[], step?: string) => void;
}

/** The bands of a rule on their way to the host: what was moved stays where it is until the host has answered. */
export function useBandDraft(rule: Rule): BandDraft {
  const studio = useStudio();
  const [draft, setDraft] = useState<readonly Band[] | null>(null);
  const waiting = useRef(0);
  return {
    bands: draft ?? rule.bands,
    show: setDraft,
    save: (bands, step) => {
      setDraft(bands);
      waiting.current++;
      void (step ? setFieldsAsStep(studio, rule.id, { bands }, step) : setFields(studio, rule.id, { bands })).then(() => {
        waiting.current--;
        if (waiting.current === 0) setDraft(null);
      });
    },
  };
}
