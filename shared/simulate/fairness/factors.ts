import type { TrellisDocument } from '../../document/trellis-document';
import type { Rule } from '../../model/rule';
import { conditionText } from '../../path/conditions';
import { lineageOf } from '../../path/lineage';
import type { Program } from '../../path/program';
import type { CohortSpec } from '../cohort/cohort-spec';
import type { Design } from '../sensitivity/lever';

/** Something that may treat groups unlike, and the design without it. */
export interface Factor {
  readonly name: string;
  readonly kind: 'rule' | 'condition' | 'people';
  readonly title: string;
  readonly without: (design: Design) => Design;
}

/** Rules of the roles and their conditions, one at a time; of people who are made up also what is drawn by the value of the column. */
export function factorsOf(design: Design, programs: readonly Program[], column: string): readonly Factor[] {
  return [...ruleFactors(design.document, programs), ...(design.spec ? peopleFactors(design.spec, column) : [])];
}

function ruleFactors(document: TrellisDocument, programs: readonly Program[]): readonly Factor[] {
  const roles = new Set(programs.flatMap(({ role }) => {
    const record = document.tables.role.get(role);
    return record ? lineageOf(document, record).map(({ id }) => id) : [];
  }));
  const modules = new Set(programs.flatMap((program) => program.modules.map(({ id }) => id)));
  return [...document.tables.rule.values()].filter(({ role, module }) => roles.has(role) && modules.has(module)).flatMap((rule): readonly Factor[] => [
    { name: rule.id, kind: 'rule', title: rule.title, without: (design) => withRules(design, (rules) => rules.delete(rule.id)) },
    ...rule.when.map((condition, at): Factor => ({
      name: `${rule.id}/when:${at + 1}`, kind: 'condition', title: `${rule.title}: ${conditionText(condition)}`,
      without: (design) => withRules(design, (rules) => rules.set(rule.id, { ...rule, when: rule.when.filter((_one, index) => index !== at) })),
    })),
  ]);
}

function withRules(design: Design, change: (rules: Map<string, Rule>) => unknown): Design {
  const rules = new Map(design.document.tables.rule);
  change(rules);
  return { ...design, document: { tables: { ...design.document.tables, rule: rules } } };
}

type When = Readonly<Record<string, string>>;

/** Draws that ask for the column no longer do: what was meant for one value is then meant for all, with the weights of all. */
function peopleFactors({ facts, attributes, ability, model }: CohortSpec, column: string): readonly Factor[] {
  const isAbout = (when: When): boolean => Object.hasOwn(when, column);
  const people = (name: string, title: string, change: (spec: CohortSpec) => CohortSpec): Factor => ({ name, kind: 'people', title, without: (design) => (design.spec ? { ...design, spec: change(design.spec), model: change(design.spec).model } : design) });
  const drop = <T extends { readonly when: When }>(values: readonly T[]): T[] => values.map((value) => ({ ...value, when: Object.fromEntries(Object.entries(value.when).filter(([name]) => name !== column)) }));
  return [
    ...facts.filter(({ values }) => values.some(({ when }) => isAbout(when))).map(({ fact }) => people(`fact:${fact}`, `${fact}, drawn by ${column}`, (spec) => ({ ...spec, facts: spec.facts.map((one) => (one.fact === fact ? { ...one, values: drop(one.values) } : one)) }))),
    ...attributes.filter((one) => 'values' in one && one.values.some(({ when }) => isAbout(when))).map(({ name }) => people(`group:${name}`, `${name}, drawn by ${column}`, (spec) => ({ ...spec, attributes: spec.attributes.map((one) => (one.name === name && 'values' in one ? { ...one, values: drop(one.values) } : one)) }))),
    ...ability.shifts.flatMap(({ when }, at) => (isAbout(when) ? [people(`ability.shifts.${at + 1}`, `ability of ${Object.values(when).join(', ')}`, (spec) => ({ ...spec, ability: { ...spec.ability, shifts: spec.ability.shifts.filter((_one, index) => index !== at) } }))] : [])),
    ...ability.shared.flatMap(({ attribute }, at) => (attribute === column ? [people(`ability.shared.${at + 1}`, `ability shared by ${column}`, (spec) => ({ ...spec, ability: { ...spec.ability, shared: spec.ability.shared.filter((_one, index) => index !== at) } }))] : [])),
    ...(model?.rates ?? []).flatMap(({ title, when }, at) => (isAbout(when) ? [people(`rate: ${title}`, title, (spec) => ({ ...spec, model: spec.model && { ...spec.model, rates: spec.model.rates.filter((_one, index) => index !== at) } }))] : [])),
  ];
}
