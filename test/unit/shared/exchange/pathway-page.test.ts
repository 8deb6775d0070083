import { describe, expect, it } from 'vitest';
import { pathwayPage } from '#shared/exchange/descriptions/html/pathway-page';
import { learnerStateSchema } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { describeReason } from '#shared/path/reason-text';
import { runLearner } from '#shared/path/run';
import { documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

const document = documentOf(
  roleOf({ title: 'Sales <b>' }), moduleOf('a', { title: 'Law & order', why: 'Because it is asked.' }), moduleOf('b', { title: 'Trials' }), moduleOf('c', { title: 'Practice', minutes: 25 }), moduleOf('d', { title: 'Choice one' }), moduleOf('e', { title: 'Choice two' }),
  zoneOf('core', 'core-locked', ['a']), zoneOf('test', 'core-testable', ['b'], { place: 1 }), zoneOf('extra', 'remedial', ['c'], { place: 2 }),
  zoneOf('free', 'elective', ['d', 'e'], { place: 3, requirement: { kind: 'count', choose: 1 }, choice: { policy: 'learner' } }),
  { id: 'rule:b', type: 'rule', kind: 'score-bands', role: 'role:r', module: 'module:b', title: 'Placement', bands: [
    { from: 0, fromInclusive: true, to: 6000, toInclusive: false, action: { do: 'insert', modules: ['module:c'] } }, { from: 6000, fromInclusive: true, to: 9000, toInclusive: false, action: { do: 'take' } }, { from: 9000, fromInclusive: true, to: 10_000, toInclusive: true, action: { do: 'waive' } },
  ] },
);
const compiled = compile(document, 'role:r');
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
const program = compiled.value;

function pageFor(score: number): { readonly html: string; readonly run: ReturnType<typeof runLearner> } {
  const run = runLearner(program, learnerStateSchema.parse({ evidence: [{ subject: 'module:b', kind: 'scenario', score, at: '2026-10-20' }] }));
  return { html: pathwayPage({ document, program, run, learner: 'Ana <script>', minutesPerDay: 30 }), run };
}
const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const nameOf = (id: string): string => document.tables.module.get(id)?.title ?? document.tables.zone.get(id)?.title ?? document.tables.rule.get(id)?.title ?? id;
const section = (html: string, id: string): string => new RegExp(`<section aria-labelledby="${id}">[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';

describe('the pathway preview (scenario 52)', () => {
  it.each([9500, 7000, 3000])('lists every step in order with each reason, at a score of %i', (score) => {
    const { html, run } = pageFor(score);
    const steps = section(html, 'steps');
    let at = 0;
    for (const step of run.path.steps) {
      const title = escape(nameOf(step.module));
      const found = steps.indexOf(`${title}</h3>`, at);
      expect([title, found > at]).toEqual([title, true]);
      at = found;
      for (const reason of step.reasons) expect(steps.slice(found, steps.indexOf('</li>', found))).toContain(escape(describeReason(reason, nameOf)));
    }
    expect(steps.match(/<li /g)).toHaveLength(run.path.steps.length);
  });
  it('says what may come in addition, by which rule, and what is not on the path, with the reason; each module once', () => {
    const { html, run } = pageFor(7000);
    expect(section(html, 'conditional')).toContain('Practice');
    expect(section(html, 'conditional')).toContain('under 60 %');
    for (const { module, reasons } of run.path.notTaken.filter((item) => item.module !== 'module:c')) {
      expect(section(html, 'left')).toContain(nameOf(module));
      for (const reason of reasons) expect(section(html, 'left')).toContain(escape(describeReason(reason, nameOf)));
    }
    expect(section(html, 'left')).not.toContain('Practice');
    const taken = pageFor(3000).html;
    expect(section(taken, 'conditional')).toBe('');
    expect(section(taken, 'steps')).toContain('Practice');
  });
  it('tells what it is for, days at the pace, and the time against the static path; waived steps stay visible', () => {
    const { html } = pageFor(9500);
    expect(html).toContain('Because it is asked.');
    expect(html).toContain('20 min, 1 day at 30 min a day');
    expect(html).toContain('10 min less');
    expect(section(html, 'steps')).toContain('<strong>waived</strong>');
    expect(pageFor(3000).html).toContain('25 min more');
  });
  it('takes titles and names as text, and loads and runs nothing', () => {
    const { html } = pageFor(9500);
    expect(html).toContain('Ana &lt;script&gt;');
    expect(html).toContain('Sales &lt;b&gt;');
    expect(html).not.toMatch(/<script|<link|src=|href=|@import|url\(/);
    expect(html).toContain("default-src 'none'");
  });
});
