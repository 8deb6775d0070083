import type { Finding } from '../kit/finding';
import type { Collected } from '../path/collect';

/** Findings about paths, as long as each is gathered as it is (`isPatch`). */
export type KeptFindings = WeakMap<Collected['indexOf'], { readonly parts: readonly unknown[]; readonly findings: readonly Finding[] }>;

/** What was found about a path where all `parts`, what it was read from, are the same as then; else what `find` finds now. */
export function once(kept: KeptFindings, path: Collected, parts: readonly unknown[], find: () => readonly Finding[]): readonly Finding[] {
  const before = kept.get(path.indexOf);
  if (before?.parts.every((part, at) => part === parts[at])) return before.findings;
  const findings = find();
  kept.set(path.indexOf, { parts, findings });
  return findings;
}
