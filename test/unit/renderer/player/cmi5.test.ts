import { describe, expect, it } from 'vitest';
import { activity, fakeLrs, registration, type CmiLaunch, type FakeLrs } from '../../../helpers/fake-lrs';
import type { PlayerMatching } from '#shared/exchange/packages/player/player-course';
import { answersTo, courseOf } from '../../../helpers/play';
import { sampleRole } from '../../../helpers/sample-role';
import { launchOf } from '../../../../renderer/player/cmi5/launch';
import { launchDataOf } from '../../../../renderer/player/cmi5/launch-data';
import { openCmi5, type Cmi5Lms } from '../../../../renderer/player/cmi5/open-cmi5';
import { risingClock } from '../../../../renderer/player/cmi5/rising-clock';
import { savedStateOf } from '../../../../renderer/player/cmi5/saved-state';
import { onceId, randomUuid } from '../../../../renderer/player/cmi5/statement-id';
import { createPlayer, type Player } from '../../../../renderer/player/player';

const course = { ...courseOf(sampleRole()), standard: 'cmi5' as const };
const index = (id: string): number => course.program.modules.findIndex((module) => module.id === `module:${id}`);
const origin = 'https://lms.test';
const clock = risingClock(() => 0);

interface Session {
  readonly lms: Cmi5Lms;
  readonly player: Player;
  readonly went: readonly string[];
}

interface Trouble {
  /** Answers instead of the LRS; undefined: the LRS answers. Throws: no network. */
  instead: (method: string, url: string, body: string) => number | undefined;
}

const noTrouble = (): Trouble => ({ instead: () => undefined });
const idle = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

async function open(lrs: FakeLrs, launch: CmiLaunch = {}, trouble = noTrouble(), use = course): Promise<Session> {
  const lms = await openOnly(lrs, launch, trouble, (url) => void went.push(url));
  const went: string[] = [];
  if (!lms) throw new Error('The session did not open.');
  const player = createPlayer(use, lms, () => 75);
  await idle();
  return { lms, player, went };
}

function openOnly(lrs: FakeLrs, launch: CmiLaunch, trouble: Trouble, go: (url: string) => void = () => undefined): Promise<Cmi5Lms | undefined> {
  const request: typeof fetch = async (input, init) => {
    const method = init?.method ?? 'GET';
    const body = typeof init?.body === 'string' ? init.body : '';
    const status = trouble.instead(method, String(input), body);
    const answer = status === undefined ? lrs.handle({ method, url: new URL(String(input)), headers: new Headers(init?.headers), body }) : { status };
    await Promise.resolve();
    return new Response(answer.status === 204 ? null : (answer.body ?? ''), { status: answer.status });
  };
  return openCmi5(launchOf(lrs.launch(origin, launch))!, { fetch: request, now: clock, uuid: randomUuid, seconds: () => 75, go });
}

const answerTest = (player: Player, id: string, isRight: boolean): void => {
  const { test } = course.modules[index(id)]!;
  player.answer(test!, answersTo(test!.questions, isRight));
  player.proceed();
};
/** Everything up to the end of the path; the exam last. */
function passAll(player: Player): void {
  if (player.state().view.kind === 'pre') player.skip(0);
  for (const [zone, id] of [[2, 'e1'], [2, 'e2']] as const) player.choose(zone, index(id), true);
  player.complete(index('intro'));
  answerTest(player, 'b', true);
  answerTest(player, 'exam', true);
  for (const id of ['ride', 'e1', 'e2']) player.complete(index(id));
}

describe('a cmi5 session', () => {
  it('opens in the order of the standard, reports modules and the path once each, and ends', async () => {
    const lrs = fakeLrs();
    const { player, went } = await open(lrs, { returnURL: 'https://lms.test/back' });
    expect(lrs.log.slice(0, 4)).toEqual(['POST token', 'GET activities/state LMS.LaunchData', 'GET agents/profile', 'GET activities/state trellis.progress']);
    expect(lrs.told()).toEqual(['initialized']);
    passAll(player);
    expect(player.state().saveState).toBe('saving');
    await idle();
    expect(player.state()).toMatchObject({ saveState: 'saved', path: { end: 'finished' } });
    player.show({ kind: 'glossary' });
    player.close();
    await idle();
    expect(lrs.told()).toEqual(['initialized', 'completed module/intro', 'passed module/b', 'passed module/exam', 'completed module/ride', 'completed module/e1', 'completed module/e2', 'completed', 'passed', 'terminated']);
    expect(lrs.faults).toEqual([]);
    expect(lrs.statements().at(-2)?.result).toEqual({ score: { scaled: 1 }, success: true, duration: 'PT1M15S' });
    expect([player.state().saveState, went]).toEqual(['closed', ['https://lms.test/back']]);
    expect(JSON.parse(lrs.document('trellis.progress')!)).toMatchObject({ said: ['completed', 'passed'] });
  });

  it('goes on where the learner was, and does not say again what the registration holds', async () => {
    const lrs = fakeLrs();
    const first = await open(lrs);
    passAll(first.player);
    await idle();
    first.lms.leave(80);
    const second = await open(lrs);
    expect(second.player.state().path.end).toBe('finished');
    second.player.show({ kind: 'glossary' });
    second.lms.leave(20);
    await idle();
    expect(lrs.told().slice(-4)).toEqual(['passed', 'terminated', 'initialized', 'terminated']);
    expect(lrs.faults).toEqual([]);
  });

  it('passes once, also where the note of it was lost: the second try is the same statement', async () => {
    const lrs = fakeLrs();
    const trouble = noTrouble();
    const first = await open(lrs, {}, trouble);
    trouble.instead = (_method, url, body) => (url.includes('trellis.progress') && body.includes('"passed"') ? 503 : undefined);
    passAll(first.player);
    await idle();
    expect(first.player.state().saveState).toBe('failed');
    expect(lrs.document('trellis.progress')).toContain('"completed"');
    const second = await open(lrs);
    expect(lrs.document('trellis.progress')).toContain('"passed"');
    expect([lrs.told().filter((verb) => verb === 'passed'), lrs.faults, second.player.state().saveState]).toEqual([['passed'], [], 'saved']);
  });

  it('fails where a person is awaited, once', async () => {
    const lrs = fakeLrs();
    const { player } = await open(lrs);
    player.skip(0);
    player.complete(index('intro'));
    answerTest(player, 'b', true);
    for (let attempt = 0; attempt < 3; attempt++) {
      answerTest(player, 'exam', false);
      if (attempt === 0) player.complete(index('p'));
    }
    for (const id of ['e1', 'e2']) player.complete(index(id));
    player.show({ kind: 'glossary' });
    await idle();
    expect(player.state().path.end).toBe('escalated');
    expect(lrs.told()).toEqual(['initialized', 'completed module/intro', 'passed module/b', 'failed module/exam', 'completed module/p', 'failed module/exam', 'failed module/exam', 'completed module/e1', 'completed module/e2', 'failed']);
    expect(lrs.faults).toEqual([]);
  });

  it.each(['Browse', 'Review'])('in the mode %s says only that it begins and ends, and keeps nothing', async (launchMode) => {
    const lrs = fakeLrs();
    const { player } = await open(lrs, { launchMode });
    passAll(player);
    expect(player.state().saveState).toBe('unrecorded');
    await idle();
    expect(player.state().saveState).toBe('unrecorded');
    player.close();
    await idle();
    expect([lrs.told(), lrs.document('trellis.progress'), player.state().saveState, lrs.faults]).toEqual([['initialized', 'terminated'], undefined, 'closed', []]);
  });

  it('lets the mark of the LMS decide where there is a score', async () => {
    const verdict = async (masteryScore: number): Promise<object | undefined> => {
      const lrs = fakeLrs();
      const { lms } = await open(lrs, { masteryScore });
      lms.save({ suspendData: 'x', location: '', report: { completion: 'completed', success: 'passed', score: 85, progress: 1 } });
      await idle();
      const said = lrs.statements().at(-1);
      expect([lrs.faults, said?.context.extensions['https://w3id.org/xapi/cmi5/context/extensions/masteryscore']]).toEqual([[], masteryScore]);
      return said?.result;
    };
    expect([await verdict(0.85), await verdict(0.9)]).toEqual([{ score: { scaled: 0.85 }, success: true, duration: 'PT1M15S' }, { score: { scaled: 0.85 }, success: false, duration: 'PT1M15S' }]);
  });

  it('a failed path says no score that would pass', async () => {
    const lrs = fakeLrs();
    const { lms } = await open(lrs, { masteryScore: 0.5 });
    lms.save({ suspendData: 'x', location: '', report: { completion: 'incomplete', success: 'failed', score: 100, progress: 0.5 } });
    await idle();
    expect(lrs.statements().at(-1)?.result).toEqual({ success: false, duration: 'PT1M15S' });
  });

  it('reports every answer where it is asked to', async () => {
    const lrs = fakeLrs();
    const { player } = await open(lrs, {}, noTrouble(), { ...course, reporting: { ...course.reporting, interactions: true } });
    player.skip(0);
    player.complete(index('intro'));
    answerTest(player, 'b', true);
    await idle();
    const answered = lrs.statements().filter(({ verb }) => verb.id.endsWith('/answered'));
    expect(answered.map(({ result }) => [result?.response, result?.success])).toEqual([['o0', true], ['o0[,]o1', true], ['true', true], ['2.5', true]]);
    expect([answered[0]?.object.id, lrs.faults]).toEqual([`${activity}/question/question-set_post-b_q1`, []]);
    expect(JSON.parse(lrs.document('trellis.progress')!)).toMatchObject({ answers: 4 });
  });

  it('reports pairs that were matched, and a number by its bounds', async () => {
    const lrs = fakeLrs();
    const matching = { id: 'm', kind: 'matching', text: 'Which?', pairs: [{ id: 'a', prompt: 'Peru', match: 'Lima' }, { id: 'b', prompt: 'Cuba', match: 'Havana' }], distractors: [{ id: 'c', text: 'Quito' }] };
    const asking = { ...courseOf(sampleRole({ id: 'question-set:post-intro', type: 'question-set', title: 'Towns', module: 'module:intro', purpose: 'post', questions: [matching, { id: 'n', kind: 'numeric', text: 'About?', answer: 2.5, tolerance: 0.1 }] })), standard: 'cmi5' as const };
    const { player } = await open(lrs, {}, noTrouble(), { ...asking, reporting: { ...asking.reporting, interactions: true } });
    const { test } = asking.modules[index('intro')]!;
    const [question] = test!.questions as readonly PlayerMatching[];
    player.answer(test!, answersTo(test!.questions, true));
    await idle();
    const answered = lrs.statements().filter(({ verb }) => verb.id.endsWith('/answered'));
    const pattern = question!.answers.map((place, prompt) => `p${prompt}[.]o${place}`).join('[,]');
    expect(answered.map(({ object, result }) => [object.definition, result])).toMatchObject([
      [{ interactionType: 'matching', correctResponsesPattern: [pattern] }, { response: pattern, success: true }],
      [{ interactionType: 'numeric', correctResponsesPattern: ['2.4[:]2.6'] }, { response: '2.5', success: true }],
    ]);
    expect(lrs.faults).toEqual([]);
  });
});

describe('when the LMS does not answer', () => {
  it('shows it, and sends what is missing with the next change, in order', async () => {
    const lrs = fakeLrs();
    const trouble = noTrouble();
    const { player } = await open(lrs, {}, trouble);
    trouble.instead = () => {
      throw new TypeError('no network');
    };
    player.skip(0);
    player.complete(index('intro'));
    await idle();
    expect([player.state().saveState, lrs.told()]).toEqual(['failed', ['initialized']]);
    trouble.instead = () => undefined;
    answerTest(player, 'b', true);
    await idle();
    expect([player.state().saveState, lrs.told(), lrs.faults]).toEqual(['saved', ['initialized', 'completed module/intro', 'passed module/b'], []]);
  });

  it('closes only when everything is taken, and a learner who goes on instead is not cut off', async () => {
    const lrs = fakeLrs();
    const trouble = noTrouble();
    const { player } = await open(lrs, {}, trouble);
    trouble.instead = () => 500;
    player.skip(0);
    player.close();
    await idle();
    expect(player.state().saveState).toBe('failed');
    trouble.instead = () => undefined;
    player.complete(index('intro'));
    await idle();
    expect([player.state().saveState, lrs.told()]).toEqual(['saved', ['initialized', 'completed module/intro']]);
    trouble.instead = (_method, _url, body) => (body.includes('/terminated') ? 500 : undefined);
    player.close();
    await idle();
    expect(player.state().saveState).toBe('failed');
    trouble.instead = () => undefined;
    player.close();
    await idle();
    expect([player.state().saveState, lrs.told().at(-1), lrs.faults]).toEqual(['closed', 'terminated', []]);
  });

  it('gives up a statement about a module that is refused, never one about the path; a refused document keeps nothing back', async () => {
    const lrs = fakeLrs();
    const trouble = noTrouble();
    const { player } = await open(lrs, {}, trouble);
    trouble.instead = (_method, url, body) => (url.includes('trellis.progress') ? 413 : body.includes('/module/intro') ? 400 : undefined);
    passAll(player);
    await idle();
    player.show({ kind: 'glossary' });
    await idle();
    expect([player.state().saveState, lrs.told().includes('completed module/intro'), lrs.told().slice(-2)]).toEqual(['failed', false, ['completed', 'passed']]);
    expect(lrs.document('trellis.progress')).not.toContain('"passed"');
  });

  it('does not open where progress cannot be read: it must not be written over', async () => {
    const instead = (part: string, status: number): Trouble => ({ instead: (_method, url) => (url.includes(part) ? status : undefined) });
    expect(await openOnly(fakeLrs(), {}, instead('trellis.progress', 500))).toBeUndefined();
    expect(await openOnly(fakeLrs(), {}, instead('LMS.LaunchData', 404))).toBeUndefined();
    expect(await openOnly(fakeLrs(), {}, instead('/token', 500))).toBeUndefined();
    expect(await openOnly(fakeLrs(), {}, instead('agents/profile', 403))).toBeDefined();
  });

  it('a page that closes sends the rest at once, the end last, and nothing twice', async () => {
    const lrs = fakeLrs();
    const { player, lms } = await open(lrs);
    player.skip(0);
    player.complete(index('intro'));
    lms.leave(90);
    lms.leave(91);
    await idle();
    expect(lrs.told()).toEqual(['initialized', 'completed module/intro', 'terminated']);
    expect(lrs.statements().at(-1)?.result).toEqual({ duration: 'PT1M30S' });
    expect(lrs.faults).toEqual([]);
  });
});

describe('what a launch says', () => {
  it('is read in any order, and refused when a part is missing', () => {
    const parameters = { activityId: activity, registration, actor: '{"name":"x"}', fetch: 'https://lms.test/t', endpoint: 'https://lms.test/lrs' };
    expect(launchOf(`?${new URLSearchParams(parameters).toString()}`)).toEqual({ endpoint: 'https://lms.test/lrs/', fetch: 'https://lms.test/t', agent: '{"name":"x"}', actor: { name: 'x' }, registration, activity });
    for (const name of Object.keys(parameters)) expect([name, launchOf(new URLSearchParams(Object.entries(parameters).filter(([key]) => key !== name)).toString())]).toEqual([name, undefined]);
    expect(launchOf(new URLSearchParams({ ...parameters, actor: '[1' }).toString())).toBeUndefined();
    expect(launchOf('')).toBeUndefined();
  });
  it('holds no address that would run a script, and a mark between 0 and 1', () => {
    const read = (more: object): unknown => launchDataOf(JSON.stringify({ contextTemplate: {}, launchMode: 'Normal', ...more }));
    expect(read({ returnURL: 'javascript:alert(1)', masteryScore: '0.8' })).toMatchObject({ returnUrl: '', masteryScore: 0.8, isNormal: true });
    expect(read({ masteryScore: 80 })).toMatchObject({ masteryScore: null });
    expect([launchDataOf('{}'), launchDataOf('no')]).toEqual([undefined, undefined]);
  });
  it('and the saved document survives what is not its own', () => {
    expect(savedStateOf(null)).toEqual({ progress: '', said: [], answers: 0, notes: [] });
    expect(savedStateOf('garbage')).toEqual({ progress: '?', said: [], answers: 0, notes: [] });
    expect(savedStateOf('{"progress":"a","said":["passed","voided"],"answers":2}')).toEqual({ progress: 'a', said: ['passed'], answers: 2, notes: [] });
  });
  it('ids that a registration holds once are UUIDs, differ by verb and AU, and stay the same', () => {
    const id = (verb: string, au = activity, of = registration): string => onceId(of, au, verb, () => 'any');
    expect(new Set([id('passed'), id('completed'), id('failed'), id('passed', 'urn:other'), id('passed', activity, randomUuid())]).size).toBe(5);
    expect([id('passed'), id('passed', activity, 'no uuid')]).toEqual([id('passed'), 'any']);
    for (const uuid of [id('passed'), randomUuid()]) expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('what a learner puts down, and what is told', () => {
  it('71 a challenge is a statement about its module, comes back at the next launch, and is in the list of what was told', async () => {
    const lrs = fakeLrs();
    const { player } = await open(lrs);
    player.note('I know this already.', index('b'));
    await idle();
    expect(lrs.told()).toContain(`commented ${course.program.modules[index('b')]!.id.replace(':', '/')}`);
    expect(lrs.statements().find((said) => said.verb.id.endsWith('commented'))?.result?.response).toBe('I know this already.');
    expect(lrs.faults).toEqual([]);
    const told = player.told();
    expect(told.find(({ what }) => what === 'comments')).toMatchObject({ value: '1', isTaken: true });
    expect(told.find(({ what }) => what === 'statements')?.value).toContain('initialized');
    const { player: again } = await open(lrs);
    expect(again.state().notes.map(({ text, answer }) => [text, answer])).toEqual([['I know this already.', 'taken']]);
  });
  it('a note that cannot be kept any more is refused, and one that waits is said to wait', async () => {
    const lrs = fakeLrs();
    const { player } = await open(lrs);
    for (let count = 0; count < 26; count++) player.note(`Note ${count}`, index('b'));
    await idle();
    expect(player.state().notes.at(-1)?.answer).toBe('refused');
    expect(player.state().notes.filter(({ answer }) => answer !== 'refused')).toHaveLength(25);
    expect(lrs.faults).toEqual([]);
  });
});
