import type { Finding } from '../kit/finding';
import { hardEdgeKinds } from '../model/edge';
import { insertedBy, type Collected } from './collect';
import type { Replacement } from './replacements';

/** What stands instead of what: must be declared, one step deep, and outside blocks and inserts. */
export function replacementFindings(collected: Collected): readonly Finding[] {
  return collected.replacements.flatMap((replacement) => [...undeclared(collected, replacement), ...entangled(collected, replacement)]);
}

function titleOf({ modules, indexOf }: Collected, id: string): string {
  return modules[indexOf.get(id) ?? -1]?.title ?? id;
}

function undeclared(collected: Collected, { module, by, kind, rule }: Replacement): readonly Finding[] {
  if (kind !== 'undeclared') return [];
  return [{ code: 'TRL-A001', severity: 'error', records: [rule ?? module, module, by], message: `A rule puts “${titleOf(collected, by)}” instead of “${titleOf(collected, module)}”, but it is neither an alternate of it nor a bridge to it. Declare it as one, or choose another module.` }];
}

/** A chain of replacements, or one that stands in a block or is inserted by a rule. */
function entangled(collected: Collected, { module, by }: Replacement): readonly Finding[] {
  const { replacements, edges, rules } = collected;
  const because = module === by ? 'a module cannot stand instead of itself'
    : replacements.some((other) => other.module === by) ? `“${titleOf(collected, by)}” may itself be replaced`
    : edges.some((edge) => isBlockEdge(edge.kind) && [module, by].some((end) => end === edge.from || end === edge.to) && isBlock(collected, edge)) ? 'one of them belongs together with another module'
    : rules.some((rule) => insertedBy(rule).includes(module)) ? `“${titleOf(collected, module)}” is extra practice that a rule inserts` : '';
  if (because === '') return [];
  return [{ code: 'TRL-A003', severity: 'error', records: [module, by], message: `“${titleOf(collected, by)}” cannot stand instead of “${titleOf(collected, module)}”: ${because}. Replace it directly by what is to be taken, or take the replacement away.` }];
}

function isBlockEdge(kind: string): boolean {
  return hardEdgeKinds.some((hard) => hard === kind) && kind !== 'prerequisite';
}

function isBlock({ edges }: Collected, edge: Collected['edges'][number]): boolean {
  return edge.kind === 'strict-corequisite' || edges.some((other) => other.kind === 'corequisite' && other.from === edge.to && other.to === edge.from);
}
