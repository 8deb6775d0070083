import { useEffect, useState } from 'react';
import { createCheckRunner, type CheckResult } from '#shared/checks/run-checks';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Finding } from '#shared/kit/finding';
import { useReplica } from './studio-context';

/** Checks wait until editing rests this long. */
const restMs = 250;
const known = new WeakMap<TrellisDocument, CheckResult>();
/** One for the window: it remembers what need not be looked at again. */
const run = createCheckRunner();
const nothing: CheckResult = { findings: [], suppressed: [] };

function resultOf(document: TrellisDocument): CheckResult {
  const hit = known.get(document);
  if (hit) return hit;
  const result = run(document);
  known.set(document, result);
  return result;
}

/** What the checks say of the document, a moment after it changed. */
export function useCheckResult(): CheckResult {
  const document = useReplica((state) => state.document);
  const [result, setResult] = useState<CheckResult>(() => known.get(document) ?? nothing);
  useEffect(() => {
    const timer = setTimeout(() => setResult(resultOf(document)), restMs);
    return () => clearTimeout(timer);
  }, [document]);
  return result;
}

export function useFindings(): readonly Finding[] {
  return useCheckResult().findings;
}
