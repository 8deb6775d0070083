import type { TrellisDocument } from '../../document/trellis-document';
import type { RecordId } from '../../model/ids';
import type { CourseModule } from '../../model/module';
import type { Rule, RuleAction } from '../../model/rule';
import { evidenceKinds } from '../../model/vocabulary';
import { bandRange, formatScore } from '../../path/bands';
import { closeBands } from './close-bands';
import { actionsOf } from '../../path/remediation';
import { update, remove, type MakeFix, type QuickFix } from './quick-fix';

/** By code: what mends a finding about a rule. Its first record is the rule. */
export const ruleFixes: Readonly<Record<string, MakeFix>> = {
  'TRL-R001': (document, { records }) => closing(document.tables.rule.get(records[0] ?? '')),
  'TRL-R002': (document, { records }) => closing(document.tables.rule.get(records[0] ?? '')),
  'TRL-R003': (document, { records }) => closing(document.tables.rule.get(records[0] ?? '')),
  'TRL-R004': (_document, { records: [rule = ''] }) => update('Take on no score', rule, { noScore: { do: 'take' } }),
  'TRL-R005': (document, { records: [rule = '', module = ''] }) => {
    const [record, mark] = [document.tables.rule.get(rule), document.tables.module.get(module)?.passMark];
    return record && mark !== undefined && mark !== null ? update(`Waive from ${formatScore(mark)}`, rule, { bands: waivingFrom(record.bands, mark) }) : null;
  },
  'TRL-R007': (document, { records: [rule = ''] }) => {
    const record = document.tables.rule.get(rule);
    if (!record) return null;
    const links = [...document.tables.edge.values()].filter((edge) => edge.kind === 'remediation' && edge.to === record.module);
    const own = links.find((edge) => edge.from === record.module);
    const isNamed = actionsOf(record).some((action) => action.do === 'insert' && action.modules.includes(record.module));
    if (own && !isNamed && links.some((edge) => edge.from !== record.module)) return remove('Remove the link to itself', own.id);
    return update('Take it out', rule, withoutItself(record, own !== undefined && links.every((edge) => edge.from === record.module)));
  },
  'TRL-R008': (_document, { records: [rule = ''] }) => remove('Remove rule', rule),
  'TRL-R009': (_document, { records: [rule = ''] }) => update('Escalate at the third failure', rule, { failures: [{ at: 3, action: escalation }] }),
  'TRL-R013': (document, { records: [rule = ''] }) => {
    const record = document.tables.rule.get(rule);
    return record ? update('Read no self-report', rule, { when: record.when.map((one) => (one.kind === 'result' ? { ...one, evidenceKinds: attested(one.evidenceKinds) } : one)) }) : null;
  },
  'TRL-E003': (document, { records: [rule = ''] }) => {
    const record = document.tables.rule.get(rule);
    return record && !record.reads.combine ? update('Read evidence of doing', rule, { reads: { ...record.reads, evidenceKinds: ['scenario', 'simulation', 'observed'] } }) : null;
  },
};

/** A person is awaited at the third failure of a module: in its attempts rule, or in a new one of the role. */
export function escalating(document: TrellisDocument, role: RecordId, module: CourseModule, record: Rule | undefined): QuickFix {
  if (record) return update('Escalate', record.id, { failures: escalatingLast(record.failures) });
  const rule = { id: freeId(document.tables.rule, module.id), type: 'rule', role, module: module.id, title: `Attempts: ${module.title}`.slice(0, 300), kind: 'attempts', failures: [{ at: 3, action: escalation }] };
  return { label: 'Escalate at the third failure', command: { name: 'record.create', payload: { records: [rule] } } };
}

/** The failures in ascending order, then a person. */
function escalatingLast(failures: Rule['failures']): Rule['failures'] {
  const ascending = [...failures].sort((a, b) => a.at - b.at);
  return [...ascending, { at: Math.max(3, (ascending.at(-1)?.at ?? 0) + 1), action: escalation }];
}

const escalation = { do: 'escalate', to: '' } as const;

function closing(rule: Rule | undefined): ReturnType<MakeFix> {
  const bands = closeBands(rule?.bands ?? []);
  return rule && bands.length > 0 ? update('Close the bands', rule.id, { bands }) : null;
}

/** Waiving bands begin at the mark; under it the module is taken. */
function waivingFrom(bands: Rule['bands'], mark: number): Rule['bands'] {
  return bands.flatMap((band) => {
    const { lo, hi } = bandRange(band);
    if (band.action.do !== 'waive' || lo >= mark) return [band];
    if (hi < mark) return [{ ...band, action: { do: 'take' } }];
    return [{ ...band, to: mark, toInclusive: false, action: { do: 'take' } }, { ...band, from: mark, fromInclusive: true }];
  });
}

/** The actions of a rule without the module that it serves. `linkedToItself`: nothing else is linked as its remediation. */
function withoutItself({ module, bands, noScore, passedWithoutScore, failures }: Rule, linkedToItself: boolean): Readonly<Record<string, unknown>> {
  const kept = (action: RuleAction): RuleAction => {
    if (action.do === 'insert') return inserting(action.modules.filter((id) => id !== module));
    return action.do === 'remediate' && linkedToItself ? { do: 'take' } : action;
  };
  return {
    bands: bands.map((band) => ({ ...band, action: kept(band.action) })), noScore: kept(noScore), passedWithoutScore: kept(passedWithoutScore),
    failures: failures.flatMap((failure) => {
      if (failure.action.do === 'remediate' && linkedToItself) return [];
      if (failure.action.do !== 'insert') return [failure];
      const modules = failure.action.modules.filter((id) => id !== module);
      return modules.length > 0 ? [{ ...failure, action: { ...failure.action, modules } }] : [];
    }),
  };
}

function inserting(modules: RecordId[]): RuleAction {
  return modules.length > 0 ? { do: 'insert', modules } : { do: 'take' };
}

/** These kinds without self-report; none listed: all others. */
function attested(kinds: readonly string[]): readonly string[] {
  const left = (kinds.length > 0 ? kinds : evidenceKinds).filter((kind) => kind !== 'self-report');
  return left.length > 0 ? left : evidenceKinds.filter((kind) => kind !== 'self-report');
}

/** An id for a rule of a module that no rule has yet. */
function freeId(rules: ReadonlyMap<RecordId, Rule>, module: RecordId): RecordId {
  const key = module.slice(module.indexOf(':') + 1).slice(0, 60);
  for (let count = 1; ; count++) {
    const id = `rule:attempts-${key}${count > 1 ? `-${count}` : ''}`;
    if (!rules.has(id)) return id;
  }
}
