import { compareCodeUnits } from '../kit/order';
import type { RecordId } from '../model/ids';
import type { Rule } from '../model/rule';
import type { TrellisDocument } from '../document/trellis-document';
import type { Zone } from '../model/zone';

/** One module that may stand instead of another in a role. */
export interface Replacement {
  readonly module: RecordId;
  readonly by: RecordId;
  /** `format`: by the learner's preference, with equal objectives. `alternate`, `bridge`: by a rule, and declared as such. `undeclared`: by a rule alone. */
  readonly kind: 'format' | 'alternate' | 'bridge' | 'undeclared';
  readonly rule: RecordId | null;
}

/** Modules that any action of the rule puts instead of its module. */
export function replacementsOf(rule: Rule): readonly RecordId[] {
  const actions = [...rule.bands.map((band) => band.action), rule.noScore, rule.passedWithoutScore];
  return [...new Set(actions.flatMap((action) => (action.do === 'replace' ? [action.module] : [])))];
}

/** What may stand instead of what in a role: by rules in their order, then by format in order of the alternates' ids. */
export function findReplacements({ tables }: TrellisDocument, zones: readonly Zone[], rules: readonly Rule[], homeOf: (module: RecordId) => Zone | undefined, objectives: ReadonlyMap<RecordId, string>): readonly Replacement[] {
  const alternates = [...tables.alternate.values()].sort((a, b) => compareCodeUnits(a.id, b.id));
  const declared = new Map<string, 'alternate' | 'bridge'>();
  for (const edge of tables.edge.values()) if (edge.kind === 'bridge') declared.set(`${edge.to} ${edge.from}`, 'bridge');
  for (const { module, alternate } of alternates) if (!declared.has(`${module} ${alternate}`)) declared.set(`${module} ${alternate}`, 'alternate');
  const byRule = rules.flatMap((rule) => replacementsOf(rule).map((by): Replacement => ({ module: rule.module, by, kind: declared.get(`${rule.module} ${by}`) ?? 'undeclared', rule: rule.id })));
  if (!zones.some((zone) => zone.formats)) return byRule;
  const byFormat = alternates.flatMap(({ module, alternate, differs }): readonly Replacement[] => {
    if (differs !== 'format' || homeOf(module)?.formats !== true || objectives.get(module) !== objectives.get(alternate)) return [];
    return [{ module, by: alternate, kind: 'format', rule: null }];
  });
  return [...byRule, ...byFormat];
}

/** Per module its objectives as one text: outcome and words, sorted, as JSON, so that no line break in a text looks like another objective. Equal texts, equal objectives. */
export function objectivesByModule({ tables }: TrellisDocument): ReadonlyMap<RecordId, string> {
  const lists = new Map<RecordId, string[]>();
  for (const { module, outcome, text } of tables.objective.values()) lists.set(module, [...(lists.get(module) ?? []), JSON.stringify([outcome, text])]);
  return new Map([...lists].map(([module, list]) => [module, JSON.stringify([...new Set(list)].sort(compareCodeUnits))]));
}
