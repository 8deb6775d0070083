import { compareCodeUnits } from '../kit/order';
import type { TrellisDocument } from '../document/trellis-document';
import type { RecordId } from '../model/ids';
import type { Rule, RuleAction } from '../model/rule';

/** Modules that remediation links draw to each module, in order of the links' ids, each once. */
export function remediationByModule({ tables }: TrellisDocument): ReadonlyMap<RecordId, readonly RecordId[]> {
  const linked = new Map<RecordId, RecordId[]>();
  for (const edge of [...tables.edge.values()].filter(({ kind }) => kind === 'remediation').sort((a, b) => compareCodeUnits(a.id, b.id))) {
    const list = linked.get(edge.to) ?? [];
    if (!list.includes(edge.from)) linked.set(edge.to, [...list, edge.from]);
  }
  return linked;
}

/** The rule with `remediate` spelled out as the insert that it stands for; without links it inserts nothing, which TRL-R015 names. */
export function withRemediation(rule: Rule, linked: ReadonlyMap<RecordId, readonly RecordId[]>): Rule {
  const spell = <A extends { readonly do: string }>(action: A): A | { do: 'insert'; modules: RecordId[] } => (action.do === 'remediate' ? { do: 'insert', modules: [...(linked.get(rule.module) ?? [])] } : action);
  if (!actionsOf(rule).some((action) => action.do === 'remediate')) return rule;
  return {
    ...rule,
    bands: rule.bands.map((band) => ({ ...band, action: spell(band.action) as RuleAction })),
    noScore: spell(rule.noScore) as RuleAction,
    passedWithoutScore: spell(rule.passedWithoutScore) as RuleAction,
    failures: rule.failures.map((failure) => ({ ...failure, action: spell(failure.action) as typeof failure.action })),
  };
}

/** Every action of a rule, those after failures too. */
export function actionsOf(rule: Rule): readonly (RuleAction | Rule['failures'][number]['action'])[] {
  return [...rule.bands.map((band) => band.action), rule.noScore, rule.passedWithoutScore, ...rule.failures.map((failure) => failure.action)];
}
