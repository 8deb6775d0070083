import { useEffect, useState } from 'react';
import { runChecks } from '#shared/checks/run-checks';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Finding } from '#shared/kit/finding';
import { useReplica } from '../../store/studio-context';

/** Checks wait until editing rests this long. */
const restMs = 250;
const known = new WeakMap<TrellisDocument, readonly Finding[]>();

function findingsOf(document: TrellisDocument): readonly Finding[] {
  const hit = known.get(document);
  if (hit) return hit;
  const findings = runChecks(document);
  known.set(document, findings);
  return findings;
}

/** What the checks find in the document, a moment after it changed. */
export function useFindings(): readonly Finding[] {
  const document = useReplica((state) => state.document);
  const [findings, setFindings] = useState<readonly Finding[]>(() => known.get(document) ?? []);
  useEffect(() => {
    const timer = setTimeout(() => setFindings(findingsOf(document)), restMs);
    return () => clearTimeout(timer);
  }, [document]);
  return findings;
}
