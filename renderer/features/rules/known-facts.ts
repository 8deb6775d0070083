import type { TrellisDocument } from '#shared/document/trellis-document';

/** Names of facts that profiles or rules of the document know, in order. */
export function knownFacts({ tables }: TrellisDocument): readonly string[] {
  const names = [
    ...[...tables.profile.values()].flatMap((profile) => Object.keys(profile.facts)),
    ...[...tables.rule.values()].flatMap((rule) => rule.when.flatMap((condition) => (condition.kind === 'fact' ? [condition.fact] : []))),
  ];
  return [...new Set(names)].sort();
}
