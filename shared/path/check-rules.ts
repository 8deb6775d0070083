import type { Finding } from '../kit/finding';
import type { Rule } from '../model/rule';
import { bandRange, findBandProblems, formatScore } from './bands';
import { disagreements } from './check-disagreement';
import { replacementFindings } from './check-replacements';
import type { Collected } from './collect';
import { actionsOf } from './remediation';

/** Findings about the rules of one role. Errors stop `compile`. */
export function checkRoleRules(collected: Collected): readonly Finding[] {
  return collected.rules.flatMap((rule) => [...bandFindings(rule), ...waiveFindings(collected, rule), ...insertFindings(rule), ...offPath(collected, rule), ...attemptFindings(rule), ...guardFindings(rule), ...combineFindings(rule)]).concat(replacementFindings(collected), disagreements(collected));
}

function bandFindings(rule: Rule): readonly Finding[] {
  if (rule.kind !== 'score-bands') return [];
  return findBandProblems(rule.bands).map(({ kind, lo, hi }) => {
    const range = lo === hi ? formatScore(lo) : `${formatScore(lo)} to ${formatScore(hi)}`;
    if (kind === 'empty') return error('TRL-R003', rule, `A band of “${rule.title}” holds no score at all. Move one of its bounds.`);
    return kind === 'gap'
      ? error('TRL-R001', rule, `The bands of “${rule.title}” leave ${range} without an outcome. Extend a band over it.`)
      : error('TRL-R002', rule, `Two bands of “${rule.title}” both decide ${range}. Move one of their bounds.`);
  });
}

/** A waiving band starts at or above the pass mark; *no score* never waives; core-locked is never waived. */
function waiveFindings({ modules, indexOf, zoneOf, zones }: Collected, rule: Rule): readonly Finding[] {
  const module = modules[indexOf.get(rule.module) ?? -1];
  const bands = rule.bands.filter((band) => band.action.do === 'waive');
  if (rule.kind !== 'score-bands' || !module) return [];
  const findings: Finding[] = [];
  if (rule.noScore.do === 'waive') findings.push(error('TRL-R004', rule, `“${rule.title}” waives a module without any score. Only evidence can waive: choose another outcome for “no score”.`));
  const low = bands.find((band) => module.passMark !== null && bandRange(band).lo < module.passMark);
  if (low && module.passMark !== null) {
    findings.push(error('TRL-R005', rule, `“${rule.title}” waives “${module.title}” from ${formatScore(low.from)}, under its pass mark of ${formatScore(module.passMark)}. Raise the bound.`));
  }
  const zone = zones[zoneOf[indexOf.get(rule.module) ?? -1] ?? -1];
  if ((bands.length > 0 || rule.passedWithoutScore.do === 'waive') && zone && (zone.policy === 'core-locked' || (zone.policy !== 'core-testable' && !zone.waivable))) {
    findings.push({
      code: 'TRL-R006', severity: 'warning', records: [rule.id, module.id, zone.id],
      message: `“${rule.title}” would waive “${module.title}”, but nothing is waived in “${zone.title}”: the rule has no effect there. Move the module to a testable zone or change the rule.`,
    });
  }
  return findings;
}

function insertFindings(rule: Rule): readonly Finding[] {
  const inserts = actionsOf(rule).filter((action) => action.do === 'insert');
  const findings: Finding[] = [];
  if (inserts.some((action) => action.modules.includes(rule.module))) findings.push(error('TRL-R007', rule, `“${rule.title}” inserts the module that it serves before itself.`));
  if (inserts.some((action) => action.modules.length === 0)) findings.push(error('TRL-R015', rule, `“${rule.title}” inserts the remediation of its module, but no remediation link leads to that module. Draw one from the extra practice to the module, or name the modules in the rule.`));
  return findings;
}

function offPath({ indexOf }: Collected, rule: Rule): readonly Finding[] {
  if (indexOf.has(rule.module)) return [];
  return [{ code: 'TRL-R008', severity: 'warning', message: `“${rule.title}” is about a module that this role's path never holds.`, records: [rule.id, rule.module] }];
}

function attemptFindings(rule: Rule): readonly Finding[] {
  if (rule.kind !== 'attempts') return [];
  return rule.failures.length === 0 ? [{ code: 'TRL-R009', severity: 'warning', message: `“${rule.title}” says nothing about any failure. Add what happens at the n-th failure.`, records: [rule.id] }] : [];
}

/** Self-report may guard a rule, but never one that waives: it would then decide. */
function guardFindings(rule: Rule): readonly Finding[] {
  const waives = [...rule.bands.map((band) => band.action), rule.passedWithoutScore].some((action) => action.do === 'waive');
  const admits = rule.when.some((condition) => condition.kind === 'result' && (condition.evidenceKinds.length === 0 || condition.evidenceKinds.includes('self-report')));
  if (!waives || !admits) return [];
  return [error('TRL-R013', rule, `“${rule.title}” waives, and one of its conditions reads self-report: what people say of themselves never decides. Name the kinds of evidence that the condition reads.`)];
}

/** A combined score says in its parts what is read; what stands beside them would be ignored. Sources of self-report alone never give a score. */
function combineFindings(rule: Rule): readonly Finding[] {
  const { reads, title } = rule;
  const { combine } = reads;
  if (!combine) return [];
  const findings: Finding[] = [];
  if (reads.subject !== null || reads.evidenceKinds.length > 0 || reads.maxAgeDays !== null) findings.push(error('TRL-R016', rule, `“${title}” combines several sources and names a subject, kinds or an age beside them, which nothing would read. Say them in the sources.`));
  if (combine.every((part) => part.evidenceKinds.length > 0 && part.evidenceKinds.every((kind) => kind === 'self-report'))) findings.push(error('TRL-R017', rule, `“${title}” combines nothing but self-report: what people say of themselves never decides. Add a source of another kind.`));
  return findings;
}

function error(code: string, rule: Rule, message: string): Finding {
  return { code, severity: 'error', message, records: [rule.id, rule.module] };
}
