import { describe, expect, it } from 'vitest';
import { applyCommand } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { createCheckRunner, runChecks } from '#shared/checks/run-checks';
import { settingsOf, type TrellisDocument } from '#shared/document/trellis-document';
import { describePath } from '#shared/exchange/descriptions/description/described-path';
import { planExport } from '#shared/exchange/export-package';
import type { Sheet } from '#shared/exchange/descriptions/xlsx/workbook';
import { buildSheets } from '#shared/exchange/packages/modules/build-sheet';
import { evaluate } from '#shared/path/evaluate';
import { describeReason } from '#shared/path/reason-text';
import type { LearnerPath } from '#shared/path/learner-path';
import { runLearner } from '#shared/path/run';
import { courseOf, programOf } from '../helpers/play';
import { exportInput } from '../helpers/sample-role';
import { edited, sample, scenario } from '../helpers/scenario';

/** One runner: of edits of one document only what they touch is checked again. */
const check = createCheckRunner();
const found = (document: TrellisDocument, ...codes: readonly string[]): readonly (readonly (string | undefined)[])[] => check(document).findings.filter(({ code }) => codes.includes(code)).map(({ code, records }) => [code, records[0]]);
const lines = ({ steps }: LearnerPath): readonly string[] => steps.map(({ module, state, origin }) => `${module.slice(7)} ${state} ${origin}`);
const pathOf = (document: TrellisDocument, profile: string): LearnerPath => runLearner(programOf(document), document.tables.profile.get(`profile:${profile}`)!).path;

/** The build sheet as rows by header, and its further tables by name. */
function sheetsOf(document: TrellisDocument, role = 'role:r'): { readonly rows: readonly Readonly<Record<string, unknown>>[]; readonly table: (name: string) => readonly Readonly<Record<string, unknown>>[] } {
  const sheets = buildSheets(describePath(document, programOf(document, role)), (index) => `packages/${index}.zip`);
  const named = ({ columns, rows }: Sheet): readonly Readonly<Record<string, unknown>>[] => rows.map((row) => Object.fromEntries(columns.map(({ header }, at) => [header, row[at] ?? null])));
  const table = (name: string): readonly Readonly<Record<string, unknown>>[] => sheets.filter((sheet) => sheet.name === name).flatMap(named);
  return { rows: table('Build sheet'), table };
}
function filesOf(document: TrellisDocument, role: string, target: 'modules' | 'scorm12'): ReadonlyMap<string, string> {
  const plan = planExport({ ...exportInput(document, { player: [{ path: 'player.js', bytes: new Uint8Array([1]) }], xsd: [] }, target), role });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return new Map([...plan.value.files, ...(plan.value.archives ?? []).flatMap(({ files }) => files)].map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
}

describe('25: what is no training counts as a step like any other', () => {
  const document = scenario('25');
  it('in the time of the path, and where a zone asks for minutes', () => {
    const path = pathOf(document, 'new');
    expect(lines(path)).toEqual(['basics done core', 'card done core', 'guide done core', 'round done core', 'talk done core', 'circle done chosen', 'open-day done chosen']);
    expect(path.minutes).toBe(20 + 2 + 5 + 45 + 30 + 15 + 60);
  });
  it('in what has to be completed: while the round is not observed and the mentor not met, nothing behind the gate opens', () => {
    const state = document.tables.profile.get('profile:stuck')!;
    expect(lines(evaluate(programOf(document), state)).slice(3)).toEqual(['round open core', 'talk open core', 'circle locked chosen', 'open-day locked chosen']);
  });
  it('in the package: a learner cannot tick off what somebody else records', () => {
    const course = courseOf(document);
    expect(course.program.modules.flatMap(({ id }, index) => (course.modules[index]?.attestedBy ? [`${id} ${course.modules[index].attestedBy}`] : []))).toEqual(['module:round supervisor', 'module:talk mentor']);
  });
  it('on the build sheet: tasks as tasks, links as links, sessions with dates to set, and what the observer looks for', () => {
    const { rows, table } = sheetsOf(document);
    expect(rows.map((row) => `${String(row['Module'])}: ${String(row['Set up as'])}`)).toEqual([
      'Scanning in five steps: Course', 'Pocket card: Resource', 'Guide of the maker: Link', 'A round under supervision: Task; a supervisor records it', 'Talk with a mentor: Task; a mentor records it',
      'Circle of scanning nurses: Task of the learner', 'Open day in the pharmacy: Session with a date', 'Test: Test',
    ]);
    expect(table('Links')).toEqual([{ Module: 'Guide of the maker', Link: 'Scanner guide', Address: 'https://example.org/scanner-guide', 'Last looked at': '2026-10-01', Licence: 'Link only, with permission' }]);
    expect(table('Observation checklists').map((row) => [row['Observer'], row['Must be seen'], row['What is looked for']])).toEqual([['Charge nurse', '2 of 3', 'Looks at the wristband first'], ['Charge nurse', '2 of 3', 'Scans before opening the pack'], ['Charge nurse', '2 of 3', 'Says aloud what is given']]);
    expect(table('Sessions to schedule')).toMatchObject([{ Session: 'Open day in the pharmacy', Seats: 20, Dates: 'To be set in the LMS', 'Facilitator guide': 'Show where labels are printed.' }]);
  });
  it('own fields of the organisation have a column, also those that no setting names; a label that is taken is told apart', () => {
    const more = edited(edited(document, 'module:basics', { custom: { costCentre: 7410, Minutes: true } }), 'module:card', { custom: { Minutes: false } });
    const { rows } = sheetsOf(more);
    expect(rows.slice(0, 3).map((row) => [row['Minutes'], row['Cost centre'], row['Minutes (own field)']])).toEqual([[20, 7410, 'yes'], [2, null, 'no'], [5, null, null]]);
  });
});

describe('27: who needs captions', () => {
  const document = scenario('27');
  it('is led to another version, whether it is another format or the same with captions; others are not', () => {
    expect(lines(pathOf(document, 'hearing'))).toEqual(['net done core', 'dns done core']);
    const path = pathOf(document, 'captions');
    expect(lines(path).filter((line) => !line.startsWith('words'))).toEqual(['net-text done alternate', 'dns-captioned done alternate']);
    expect(path.steps.flatMap(({ reasons }) => reasons.filter(({ code }) => code === 'accessible-version').map((reason) => describeReason(reason, (id) => document.tables.module.get(id)?.title ?? id)))).toEqual([
      'Stands instead of “Networks (video)”, which has no captions; the standard is the same.', 'Stands instead of “Names (video)”, which has no captions; the standard is the same.',
    ]);
  });
  it('a preferred format never leads to a version without what is needed', () => {
    const wishes = edited(document, 'profile:captions', { preferences: { formats: ['video'], needs: ['captions'] } });
    expect(lines(pathOf(wishes, 'captions')).filter((line) => !line.startsWith('words'))).toEqual(['net-text done alternate', 'dns-captioned done alternate']);
  });
  it('where no version has them, or the zone allows no other formats, core stays core, and the step says what it lacks', () => {
    for (const document of [edited(scenario('27'), 'zone:core', { formats: false }), edited(scenario('27'), 'module:dns-captioned', { accessibility: [] })]) {
      const dns = pathOf(document, 'captions').steps.find(({ module }) => module === 'module:dns');
      expect(dns).toMatchObject({ origin: 'core' });
      expect(dns?.reasons.map((reason) => describeReason(reason, String))).toContain('It has no captions, which this learner needs, and no other version of it stands in for it here.');
    }
  });
  it('who is new to the words reads them first, and only they', () => {
    expect(lines(pathOf(document, 'captions')).filter((line) => line.startsWith('words'))).toEqual([]);
    const seeing = edited(document, 'profile:captions', { preferences: { formats: [], needs: [] } });
    expect(lines(pathOf(seeing, 'captions'))).toEqual(['words done inserted', 'net done core', 'dns done core']);
    expect(lines(pathOf(document, 'hearing'))).not.toContain('words done inserted');
  });
  it('a video with neither captions nor transcript is a finding, its captioned alternate is none', () => {
    expect(found(document, 'TRL-M011')).toEqual([['TRL-M011', 'module:dns'], ['TRL-M011', 'module:net']]);
    expect(found(edited(document, 'module:net', { accessibility: ['transcript'] }), 'TRL-M011')).toEqual([['TRL-M011', 'module:dns']]);
  });
  it('where nobody declares the need, nothing routes around the video', () => {
    expect(lines(pathOf(document, 'undeclared'))).toEqual(['net done core', 'dns done core']);
  });
});

describe('33: three to seven minutes', () => {
  const document = scenario('33');
  it('a micro module of nine minutes is a finding', () => {
    expect(found(document, 'TRL-M021')).toEqual([['TRL-M021', 'module:delivery'], ['TRL-M021', 'module:try']]);
  });
  it('four minutes of video and two of simulation are one micro module of six, and no finding', () => {
    const merged = applyCommand(document, { name: 'module.merge', payload: { into: 'module:watch', modules: ['module:try'] } });
    if (!merged.ok) throw new Error(JSON.stringify(merged.error));
    const after = applyDiff(document, merged.value.diff);
    expect(after.tables.module.get('module:watch')?.minutes).toBe(6);
    expect([...after.tables.page.values()].filter(({ module }) => module === 'module:watch')).toHaveLength(2);
    expect(found(after, 'TRL-M021')).toEqual([['TRL-M021', 'module:delivery']]);
  });
  it('twelve hours before the delivery it is done: a hint in the JSON, and a column for whoever assigns it', () => {
    const plan = planExport({ ...exportInput(document, { player: [], xsd: [] }, 'json'), role: 'role:r' });
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    const { roles } = JSON.parse(new TextDecoder().decode(plan.value.files[0]!.bytes)) as { roles: readonly { schedule: unknown }[] };
    expect(roles.map(({ schedule }) => schedule)).toEqual([[{ module: 'module:delivery', event: 'Delivery on Monday evening', offset: '-PT12H' }]]);
    const rows = sheetsOf(document).rows;
    expect(rows.map((row) => row['Assigned for'])).toEqual(['Delivery on Monday evening, done 12 h before', '', '']);
    expect(String(rows[0]?.['The LMS has to enforce'])).toContain('Assigning it in time for its job event.');
    expect(sheetsOf(edited(document, 'module:delivery', { leadHours: null })).rows[0]?.['Assigned for']).toBe('Delivery on Monday evening');
  });
});

describe('45: five full days become 47 modules', () => {
  const document = sample('project-management');
  const modules = [...document.tables.module.values()];
  const hours = modules.map(({ effort }) => effort.reduce((sum, entry) => sum + entry.hours, 0));
  it('47 modules out of five courses, each of 15 to 45 minutes, in less time than the days took', () => {
    expect([modules.length, document.tables.course.size]).toEqual([47, 5]);
    expect(modules.filter(({ minutes }) => minutes === null || minutes < 15 || minutes > 45)).toEqual([]);
    const total = modules.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
    expect(1 - total / (5 * 7 * 60)).toBeCloseTo(0.35, 4);
  });
  it('every field of the schema is valid in every module, and says where it was cut from', () => {
    const withObjective = new Set([...document.tables.objective.values()].map(({ module }) => module));
    const contexts = settingsOf(document).vocabularies.find(({ field }) => field === 'industryContext')?.terms.filter(({ retired }) => !retired).map(({ term }) => term);
    for (const { id, competencies, level, industryContext, format, lineage, course, owner, reviewer, code, tags } of modules) {
      expect(competencies.length > 0 && competencies.every((competency) => document.tables.competency.has(competency)), id).toBe(true);
      expect([level, format, course].includes(null) || [code, owner, reviewer].includes('') || tags.length === 0, id).toBe(false);
      expect(withObjective.has(id), id).toBe(true);
      expect(contexts, id).toContain(industryContext);
      expect(lineage, id).toEqual([document.tables.course.get(course!)?.title, expect.stringMatching(/^(Morning|Afternoon|Evening|Close|Afterwards)/)]);
    }
    expect(runChecks(document)).toEqual([]);
  });
  it('400 hours of work, 8.5 a module', () => {
    expect(hours.reduce((sum, one) => sum + one, 0)).toBe(400);
    expect((400 / modules.length).toFixed(1)).toBe('8.5');
    expect(Math.min(...hours)).toBeGreaterThan(0);
  });
  it('changing the context of any module without its content is a finding, and the other way round', () => {
    for (const { id, industryContext } of modules) {
      const other = industryContext === 'Healthcare' ? 'Construction' : 'Healthcare';
      expect(found(edited(document, id, { industryContext: other }), 'TRL-M020'), id).toEqual([['TRL-M020', id]]);
    }
  }, 60_000);
  it('three modules have a version about building sites: equal objectives, other words, and the path of who comes from there takes it', () => {
    const alternates = [...document.tables.alternate.values()];
    expect(alternates.map(({ differs }) => differs)).toEqual(['context', 'context', 'context']);
    const objectives = (module: string): readonly string[] => [...document.tables.objective.values()].filter((one) => one.module === module).map(({ text }) => text).sort();
    const words = (module: string): ReadonlySet<string> => new Set([...document.tables.page.values()].filter((page) => page.module === module).flatMap(({ body }) => body.join(' ').toLowerCase().match(/[a-z]{5,}/g) ?? []));
    for (const { module, alternate } of alternates) {
      expect(objectives(alternate)).toEqual(objectives(module));
      const [one, two] = [words(module), words(alternate)];
      expect([...two].filter((word) => one.has(word)).length / two.size, module).toBeLessThan(0.5);
    }
    const path = runLearner(programOf(document, 'role:lead'), document.tables.profile.get('profile:building')!).path;
    expect(path.steps.filter(({ origin }) => origin === 'alternate').map(({ module }) => module)).toEqual(alternates.map(({ alternate }) => alternate).sort((a, b) => document.tables.module.get(a)!.place - document.tables.module.get(b)!.place));
  });
});

describe('49: 89 modules of own, curated and user-generated work', () => {
  const document = scenario('49');
  const modules = [...document.tables.module.values()];
  it('out of twelve courses, with three priority areas as tags', () => {
    expect([modules.length, document.tables.course.size]).toEqual([89, 12]);
    expect(new Set(modules.map(({ course }) => course)).size).toBe(12);
    expect([...new Set(modules.flatMap(({ tags }) => tags))].sort()).toEqual(['containers', 'security', 'serverless']);
    expect(found(document, 'TRL-M018', 'TRL-M015', 'TRL-M020')).toEqual([]);
  });
  it('what people made and nobody approved is a finding, one by one; approving mends it', () => {
    const waiting = modules.filter(({ sourceKind, reviewState }) => sourceKind === 'user-generated' && reviewState !== 'approved').map(({ id }) => id);
    expect(waiting).toHaveLength(4);
    expect(found(document, 'TRL-M019').map(([, id]) => id).sort()).toEqual([...waiting].sort());
    const approved = applyCommand(document, { name: 'module.review', payload: { modules: waiting, state: 'approved', by: 'Cloud guild', on: '2026-11-02' } });
    if (!approved.ok) throw new Error(JSON.stringify(approved.error));
    expect(found(applyDiff(document, approved.value.diff), 'TRL-M019')).toEqual([]);
  });
  it('what is curated has a licence and a link; without a licence it is a finding', () => {
    const curated = modules.filter(({ sourceKind }) => sourceKind === 'curated');
    expect([...new Set(curated.flatMap(({ technologyTags }) => technologyTags))].sort()).toEqual(['AWS', 'Google', 'Microsoft', 'YouTube']);
    for (const { id } of curated) {
      expect([...document.tables.page.values()].filter(({ module, format }) => module === id && format === 'link'), id).toHaveLength(1);
      expect(found(edited(document, id, { licence: '' }), 'TRL-M018')).toEqual([['TRL-M018', id]]);
    }
  });
  it('not yet: an export that refuses user-generated modules without approval', ({ skip }) => {
    skip('It is a finding (TRL-M019) that stops no export.');
  });
});

describe('64: reflection, practice, coaching', () => {
  const document = scenario('64');
  it('have their minutes and their place; nobody waives them by what they say of themselves', () => {
    for (const profile of ['new', 'boast']) {
      expect(lines(pathOf(document, profile))).toEqual(['read done core', 'practise done core', 'reflect done core', 'coach done core']);
      expect(pathOf(document, profile).minutes).toBe(85);
    }
  });
  it('are set up as what they are', () => {
    expect(sheetsOf(document).rows.map((row) => row['Set up as'])).toEqual(['Course', 'Course', 'Task of the learner', 'Task; a coach records it']);
  });
});

describe('70: sessions with seats and a date', () => {
  const document = sample('project-management');
  const session = document.tables.module.get('module:risk-workshop')!;
  it('seats and facilitator guide are kept and on the build sheet, with the dates that are to be set in the LMS', () => {
    const { rows, table } = sheetsOf(document, 'role:lead');
    expect(table('Sessions to schedule')).toEqual([{ Session: session.title, Dates: 'To be set in the LMS', Seats: 12, Minutes: 45, 'Not before': 'PM403', 'Facilitator guide': session.facilitatorGuide }]);
    expect(rows.find((row) => row['Id'] === session.id)).toMatchObject({ 'Set up as': 'Session with a date', Seats: 12, 'Completed when': 'Whoever runs it records in the LMS who came; the package only tells about it', 'The LMS has to enforce': expect.stringContaining('Dates, seats and who came.') as string });
    expect(filesOf(document, 'role:lead', 'modules').get('build-sheet.html')).toContain('To be set in the LMS');
  });
  it('the guide of whoever runs it is in no package that learners open', () => {
    expect(session.facilitatorGuide).toContain('premortem, in silence');
    const learners = JSON.stringify(courseOf(document, 'role:lead'));
    expect(learners).toContain('has twelve places');
    expect(learners).not.toContain('premortem, in silence');
    for (const [path, text] of filesOf(document, 'role:lead', 'scorm12')) expect(text.includes('premortem, in silence'), path).toBe(false);
  });
  it('not yet: the queue in the simulation when seats are short', ({ skip }) => {
    skip('Simulated cohorts, and with them waiting for a seat, come in a later issue.');
  });
});
