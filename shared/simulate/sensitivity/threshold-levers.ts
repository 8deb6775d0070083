import type { TrellisDocument } from '../../document/trellis-document';
import type { Rule } from '../../model/rule';
import { bandRange, formatScore } from '../../path/bands';
import { conditionText } from '../../path/conditions';
import { lineageOf } from '../../path/lineage';
import type { Program } from '../../path/program';
import type { Lever } from './lever';

/** How far from where it stands a threshold is moved where nothing else is said, in points of percent. */
export const usualReach = 10;

/** Every threshold of every score-band rule that holds for these roles: bounds between bands, and numbers in conditions. In the order of the document. */
export function thresholdLevers(document: TrellisDocument, programs: readonly Program[]): readonly Lever[] {
  const roles = new Set(programs.flatMap(({ role }) => {
    const record = document.tables.role.get(role);
    return record ? lineageOf(document, record).map(({ id }) => id) : [];
  }));
  const marks = passMarks(programs);
  return [...document.tables.rule.values()].filter(({ role, kind }) => roles.has(role) && kind === 'score-bands').flatMap((rule) => {
    const isRead = marks.has(rule.module);
    const levers = [...boundLevers(rule, marks.get(rule.module) ?? null), ...conditionLevers(rule)];
    return isRead ? levers : levers.map((lever) => ({ ...lever, range: null, note: 'The module of this rule is on no path of the roles that are simulated.' }));
  });
}

/** Modules of the programs with the highest effective pass mark that any of them asks. */
function passMarks(programs: readonly Program[]): ReadonlyMap<string, number | null> {
  const marks = new Map<string, number | null>();
  for (const { id, passMark } of programs.flatMap(({ modules }) => modules)) {
    const held = marks.get(id) ?? null;
    marks.set(id, passMark === null ? held : Math.max(held ?? 0, passMark));
  }
  return marks;
}

/** K is the bound between the K-th and the next band from below. Both bands move with it, so that they still meet. */
function boundLevers(rule: Rule, passMark: number | null): readonly Lever[] {
  const order = rule.bands.map((band, at) => ({ band, at, ...bandRange(band) })).sort((a, b) => a.lo - b.lo);
  return order.slice(1).map((above, index) => {
    const below = order[index] ?? above;
    const from = above.band.from;
    const asked = above.band.action.do === 'waive' && passMark !== null ? from + passMark - above.lo : -Infinity;
    const empty = from + below.lo - below.hi;
    const low = Math.max(0, empty, Math.min(asked, from));
    const high = Math.min(10_000, from + above.hi - above.lo);
    const why = asked >= empty && asked > 0 ? `The pass mark of its module is ${formatScore(passMark ?? 0)}, and nothing under it waives.` : empty > 0 ? `The band below begins at ${formatScore(below.lo)} and would hold no score.` : 'There are no scores under 0 %.';
    const whyHigh = high < 10_000 ? `The band above ends at ${formatScore(above.hi)} and would hold no score.` : 'There are no scores over 100 %.';
    return thresholdLever({
      name: `${rule.id}/bound:${index + 1}`, title: `${rule.title}: ${below.band.action.do} below, ${above.band.action.do} above`, from, low, high, why, whyHigh,
      move: (other, to) => ({ ...other, bands: other.bands.map((band, at) => (at === above.at ? { ...band, from: to } : at === below.at ? { ...band, to: band.to + to - from } : band)) }),
      rule: rule.id,
    });
  });
}

function conditionLevers(rule: Rule): readonly Lever[] {
  return rule.when.flatMap((condition, at): readonly Lever[] => {
    const name = `${rule.id}/when:${at + 1}`;
    const title = `${rule.title}: ${conditionText(condition)}`;
    if (condition.kind === 'result') {
      return [thresholdLever({
        name, title, from: condition.score, low: 0, high: 10_000, why: 'There are no scores under 0 %.', whyHigh: 'There are no scores over 100 %.', rule: rule.id,
        move: (other, to) => ({ ...other, when: other.when.map((one, index) => (index === at && one.kind === 'result' ? { ...one, score: to } : one)) }),
      })];
    }
    if (typeof condition.value !== 'number' || (condition.is !== 'at-least' && condition.is !== 'below')) return [];
    return [{
      name, kind: 'threshold', title, value: condition.value, range: null, limits: { low: -Infinity, high: Infinity }, beyond: { low: '', high: '' }, grain: 0, note: 'A fact has no range of its own: say from where to where.',
      with: (design, value) => withRule(design, rule.id, (other) => ({ ...other, when: other.when.map((one, index) => (index === at && one.kind === 'fact' ? { ...one, value } : one)) })),
    }];
  });
}

interface Threshold {
  readonly name: string;
  readonly title: string;
  readonly rule: string;
  /** Hundredths of a percent, as all of these. */
  readonly from: number;
  readonly low: number;
  readonly high: number;
  readonly why: string;
  readonly whyHigh: string;
  readonly move: (rule: Rule, to: number) => Rule;
}

function thresholdLever({ name, title, rule, from, low, high, why, whyHigh, move }: Threshold): Lever {
  const range = { low: Math.max(low, from - 100 * usualReach) / 100, high: Math.min(high, from + 100 * usualReach) / 100 };
  const notes = [...(low > from - 100 * usualReach ? [why] : []), ...(high < from + 100 * usualReach ? [whyHigh] : [])];
  return {
    name, kind: 'threshold', title, value: from / 100, range: range.low === range.high ? null : range, limits: { low: low / 100, high: high / 100 }, beyond: { low: why, high: whyHigh }, grain: 0.01, note: notes.join(' '),
    with: (design, value) => withRule(design, rule, (other) => move(other, Math.round(100 * value))),
  };
}

function withRule<D extends { readonly document: TrellisDocument }>(design: D, id: string, change: (rule: Rule) => Rule): D {
  const { document } = design;
  const rule = document.tables.rule.get(id);
  return rule ? { ...design, document: { tables: { ...document.tables, rule: new Map(document.tables.rule).set(id, change(rule)) } } } : design;
}
