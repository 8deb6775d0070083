import { describe, expect, it } from 'vitest';
import { pathwayPage } from '#shared/exchange/descriptions/html/pathway-page';
import { learnerStateSchema } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { describeReason } from '#shared/path/reason-text';
import { runLearner } from '#shared/path/run';
import { clopperPearson } from '#shared/simulate/statistics/intervals';
import { pathsText } from '../../electron/hosts/cli/simulate-asked';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { edited, scenario } from '../helpers/scenario';
import { peopleOf, simulateCohort, simulateInPlace } from '../helpers/simulate';

describe('24 segments so narrow that they leave out what everybody has to see', () => {
  const conduct = ['ethics', 'inclusion', 'safety'];
  const segments = documentOf(
    ...['warehouse', 'office'].map((key) => ({ ...roleOf(), id: `role:${key}`, title: key })), ...conduct.map((key) => moduleOf(key, { regulationTags: ['Code of conduct'] })), moduleOf('forklift'), moduleOf('mail'),
    { ...zoneOf('w', 'core-locked', ['safety', 'forklift']), role: 'role:warehouse' }, { ...zoneOf('o', 'core-locked', ['ethics', 'mail']), role: 'role:office' },
  );
  const spec = { learners: 3000, otherEvidence: null, attributes: [{ name: 'segment', values: [{ value: 'warehouse, nights', when: { role: 'role:warehouse' } }, { value: 'office, days', when: { role: 'role:office' } }, { value: 'office, home', when: { role: 'role:office' } }, { value: 'trainees', weight: 0.002, when: { role: 'role:office' } }] }] };
  it('a module that 0 % of a group see is listed; the matrix tells the share of each group; small groups are hidden', async () => {
    const { report } = await simulateCohort(segments, spec);
    const of = (column: string): readonly string[] => report.paths.unseen.filter((one) => one.column === column).map(({ value, module }) => `${value}: ${module}`);
    expect(of('role')).toEqual(['role:office: module:inclusion', 'role:office: module:safety', 'role:warehouse: module:ethics', 'role:warehouse: module:inclusion']);
    expect(report.byGroup['segment']!.hidden.values).toBe(2);
    // The trainees are too few, and with them one more goes: who they are must not follow.
    expect(report.paths.exposure.find(({ column }) => column === 'segment')!.values).toEqual(['office, home', 'warehouse, nights']);
    expect(of('segment')).toEqual(['office, home: module:inclusion', 'office, home: module:safety', 'warehouse, nights: module:ethics', 'warehouse, nights: module:inclusion']);
    const matrix = report.paths.exposure.find(({ column }) => column === 'role')!;
    expect(matrix.values).toEqual(['role:office', 'role:warehouse']);
    expect(Object.fromEntries(matrix.modules.map(({ id, shares }) => [id, shares]))).toEqual({ 'module:ethics': [1, 0], 'module:safety': [0, 1], 'module:forklift': [0, 1], 'module:mail': [1, 0] });
    expect(pathsText(report.paths).join('\n')).toContain('Must be seen, and nobody of segment warehouse, nights does: module:ethics.');
  });
  it('put into the core of both, nothing is left to list', async () => {
    const mended = edited(edited(segments, 'zone:w', { modules: [...conduct, 'forklift'].map((key) => `module:${key}`) }), 'zone:o', { modules: [...conduct, 'mail'].map((key) => `module:${key}`) });
    expect((await simulateCohort(mended, spec)).report.paths.unseen).toEqual([]);
  });
});

describe('30 seventy percent video', () => {
  const table = (of: (at: number) => string): string => ['id,role,formats,score:module:sec:simulation', ...Array.from({ length: 40 }, (_nothing, at) => of(at))].join('\n');
  const asked = { audit: null, exposure: [], mustSee: [], formats: [{ format: 'video' as const, percent: 70 }] };
  it('the engine picks the video; the report tells what is achieved and why the target cannot be met', async () => {
    const { report, lines } = await simulateInPlace(peopleOf(scenario('30'), table((at) => `p${at},r,video reading,50`), {}, asked).simulation);
    expect(lines).toContain('netv labs sec');
    const [video] = report.paths.targets;
    // 25 of 75 minutes: labs and the security lab exist as labs only.
    expect(video).toMatchObject({ format: 'video', target: 0.7, share: 1 / 3, reachable: 1 / 3, isMet: false, isReachable: false });
    expect(video!.without).toEqual([{ id: 'module:sec', minutes: 1600 }, { id: 'module:labs', minutes: 400 }]);
    expect(pathsText(report.paths)).toContain('  video: 33.3 % of all minutes, target 70.0 %, which cannot be met: 33.3 % at most, for there is no video version of module:sec, module:labs.');
  });
  it('where nobody asks for video, the share that could be is told apart from the share that is', async () => {
    const { report } = await simulateInPlace(peopleOf(scenario('30'), table((at) => `p${at},r,,95`), {}, { ...asked, formats: [{ format: 'video', percent: 40 }, { format: 'lab', percent: 0 }] }).simulation);
    // The security lab is waived: 30 minutes of reading are left, of which a video exists.
    expect(report.paths.targets).toMatchObject([{ share: 0, reachable: 1, isMet: false, isReachable: true, without: [] }, { share: 0, isMet: true }]);
  });
  it('a preference changes neither the standard nor the evidence that is asked for', () => {
    const compiled = compile(scenario('30'), 'role:r');
    if (!compiled.ok) throw new Error('fixture');
    const marks = new Map(compiled.value.modules.map(({ id, passMark }) => [id, passMark]));
    expect(marks.get('module:netv')).toBe(marks.get('module:net'));
  });
});

describe('52 resistance: choice of form, pace, company on the way, and a preview of all of it', () => {
  const course = documentOf(
    roleOf({ title: 'Analyst' }), moduleOf('intro', { title: 'Introduction', format: 'reading', minutes: 40, passMark: 7000 }), moduleOf('film', { title: 'Introduction, the film', format: 'video', minutes: 30 }), moduleOf('practice', { title: 'More practice', minutes: 25 }),
    moduleOf('tools', { title: 'The new tools', minutes: 60 }), moduleOf('circle', { title: 'Weekly circle', deliveryMode: 'scheduled-session', capacity: 12, minutes: 30 }), moduleOf('free', { title: 'Own project' }),
    ...['intro', 'film'].map((key) => ({ id: `objective:${key}`, type: 'objective', module: `module:${key}`, text: 'Says what changes', outcome: 'know' })), { id: 'alternate:film', type: 'alternate', module: 'module:intro', alternate: 'module:film', differs: 'format' },
    edgeOf('intro', 'tools'), edgeOf('tools', 'circle'), zoneOf('core', 'core-testable', ['intro', 'tools', 'circle'], { formats: true }), zoneOf('extra', 'remedial', ['practice'], { place: 2 }), zoneOf('own', 'elective', ['free'], { place: 3, requirement: { kind: 'count', choose: 1 } }),
    { ...bandRuleOf('tools', ['practice']), bands: [
      { from: 0, fromInclusive: true, to: 6000, toInclusive: false, action: { do: 'insert', modules: ['module:practice'] } }, { from: 6000, fromInclusive: true, to: 8000, toInclusive: false, action: { do: 'take' } },
      { from: 8000, fromInclusive: true, to: 10000, toInclusive: true, action: { do: 'pace', percent: 50 } },
    ] },
  );
  const compiled = compile(course, 'role:r');
  const program = compiled.ok ? compiled.value : null;
  const runFor = (formats: readonly string[], score: number): ReturnType<typeof runLearner> => {
    if (!program) throw new Error(JSON.stringify(compiled));
    return runLearner(program, learnerStateSchema.parse({ preferences: { formats }, evidence: [{ subject: 'module:tools', kind: 'scenario', score, at: '2026-10-20' }] }));
  };
  const nameOf = (id: string): string => course.tables.module.get(id)?.title ?? course.tables.zone.get(id)?.title ?? course.tables.rule.get(id)?.title ?? id;
  const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  it('the other form has the same objectives and the same pass mark; the accelerated pace halves the minutes', () => {
    expect(program!.modules.find(({ id }) => id === 'module:film')?.passMark).toBe(7000);
    const of = (formats: readonly string[], score: number): readonly string[] => runFor(formats, score).path.steps.map(({ module, minutes }) => `${module.slice(7)} ${minutes}`);
    expect(of([], 7000)).toEqual(['intro 40', 'tools 60', 'circle 30', 'free 10']);
    expect(of(['video'], 9000)).toEqual(['film 30', 'tools 30', 'circle 30', 'free 10']);
    expect(of([], 3000)).toEqual(['intro 40', 'practice 25', 'tools 60', 'circle 30', 'free 10']);
  });
  it.each([[['video'], 9000], [[], 7000], [[], 3000]] as const)('the preview for %j at %i lists every step with its reasons, and the conditional ones', (formats, score) => {
    const run = runFor(formats, score);
    const html = pathwayPage({ document: course, program: program!, run, learner: 'Ana', minutesPerDay: 30 });
    for (const { module, reasons } of run.path.steps) {
      expect(html).toContain(escape(nameOf(module)));
      for (const reason of reasons) expect(html).toContain(escape(describeReason(reason, nameOf)));
    }
    // What may come in addition is told to whoever does not have it yet, with the bound.
    const isTaken = run.path.steps.some(({ module }) => module === 'module:practice');
    expect(/<section aria-labelledby="conditional">[\s\S]*?More practice[\s\S]*?under 60 %/.test(html)).toBe(!isTaken);
  });
  it.each([[0.4, 60], [0.16, 84]])('with a drop-out of %f over the way, %i % arrive, within the interval; the circle has a queue', async (share, arrive) => {
    const steps = 4;
    const learners = 6000;
    const { report } = await simulateCohort(course, { learners, otherEvidence: null, choices: 'authored', model: { dropOut: { value: 1 - (1 - share) ** (1 / steps), basis: 'finding', source: 'S2: 40 % give up; 60 → 84 % with what holds them' }, rates: [{ title: 'All pass', pass: { value: 1 } }] } });
    const { low, high } = clopperPearson(learners - report.modelled!.stopped.learners, learners, 0.99);
    expect([low < arrive / 100, arrive / 100 < high]).toEqual([true, true]);
    expect(report.modelled!.sessions[0]).toMatchObject({ id: 'module:circle', seats: 12 });
    expect(report.paths.days).toMatchObject({ waits: 0 });
  });
});
