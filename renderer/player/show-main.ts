import { pointsOf, type PlayerTest } from '#shared/exchange/packages/player/player-course';
import { exportedHtml, h, icon, type Child } from './dom';
import { preTestNow, scoreOf, testNow } from './learner';
import { choiceHint, isEnough } from './choosing';
import { describe, isSettled, outlineOf } from './outline';
import type { Outcome, Player } from './player';
import { stepOf } from './player';
import { actionButton, type Screen } from './screen';
import { showChallenge } from './show-challenge';
import { endScreen } from './show-end';
import { showFormats } from './show-format';
import { closeFrame, showFrame } from './show-frame';
import { pickByName, showCheckbox } from './show-outline';
import { reportedScreen } from './show-reported';
import { showFeedback, showTestForm } from './show-test';
import type { Words } from './words';

export function screenOf(player: Player): Screen {
  const { view, outcome } = player.state();
  if (outcome) return outcomeScreen(player, outcome);
  switch (view.kind) {
    case 'pre':
      return preScreen(player, view.test);
    case 'page':
      return pageScreen(player, view.module, view.page);
    case 'test':
      return testScreen(player, view.module);
    case 'choose':
      return chooseScreen(player, view.zone);
    case 'locked':
      return lockedScreen(player, view.module);
    case 'glossary':
      return glossaryScreen(player);
    case 'reported':
      return reportedScreen(player);
    case 'end':
      return endScreen(player);
  }
}

function preScreen(player: Player, test: number): Screen {
  const { words } = player;
  const pre = preTestNow(player.course, player.state().progress, test);
  const module = player.course.program.modules[pre.module]!;
  return {
    crumb: words.t('side.before'),
    title: pre.title,
    content: [
      h('p', { class: 'lead' }, words.t(module.minutes > 0 ? 'pre.leadTime' : 'pre.lead', { title: module.title, time: words.minutes(module.minutes) })),
      showTestForm(pre, player, (answers) => player.answer(pre, answers)),
    ],
    actions: [skipButton(player, test)],
  };
}

/** Skipping is for good, so it is asked once. */
function skipButton(player: Player, test: number): HTMLElement {
  const { words } = player;
  const box = h('div', { class: 'skip' });
  const ask = (): void => {
    const stay = actionButton(words.t('pre.stay'), 'stay', offer);
    box.replaceChildren(h('span', { role: 'alert' }, words.t('pre.skipAsk')), stay, actionButton(words.t('pre.skipYes'), 'skip-yes', () => player.skip(test)));
    stay.focus();
  };
  const offer = (): void => box.replaceChildren(actionButton(words.t('pre.skip'), 'skip', ask));
  offer();
  return box;
}

function whyOf(player: Player, module: number): HTMLElement | undefined {
  const { words } = player;
  const step = stepOf(player.course, player.state().path, module);
  if (!step) return undefined;
  const { why, objectives } = player.course.modules[module]!;
  const [first, ...others] = step.reasons.map((reason) => describe(player.course, reason, words));
  return h(
    'details',
    { class: 'why' },
    h('summary', {}, icon('info'), h('span', { class: 'ask' }, words.t('page.why')), h('span', {}, first ?? '')),
    why !== '' && h('p', {}, why),
    h('ul', {}, ...others.map((text) => h('li', {}, text))),
    objectives.length > 0 && h('p', {}, words.t('page.after')),
    objectives.length > 0 && h('ul', {}, ...objectives.map((text) => h('li', {}, text))),
  );
}

function pageScreen(player: Player, module: number, at: number): Screen {
  const { words } = player;
  const { title } = player.course.program.modules[module]!;
  const { pages, test, attestedBy } = player.course.modules[module]!;
  const page = pages[Math.min(at, pages.length - 1)];
  const step = stepOf(player.course, player.state().path, module);
  const { saveState } = player.state();
  // Nothing that is done in a content object would be kept here any more.
  const isOut = page?.sco !== undefined && (saveState === 'elsewhere' || saveState === 'held');
  return {
    crumb: pages.length > 1 ? words.t('page.of', { title, page: Math.min(at, pages.length - 1) + 1, pages: pages.length }) : title,
    title: page && pages.length > 1 ? page.title : title,
    content: [
      whyOf(player, module),
      step !== undefined && isSettled(step.state) && h('p', { class: 'banner' }, words.t('page.settled')),
      attestedBy !== '' && h('p', { class: 'banner' }, words.t('page.attested', { person: words.t(`person.${attestedBy}`) })),
      at === 0 && showFormats(player, module),
      page && page.frame !== '' && !isOut && showFrame(player, module, pages.indexOf(page)),
      page && page.frame === '' && exportedHtml(page.html, player.course.language),
      !page && h('p', { class: 'lead' }, words.t(test ? 'page.onlyTest' : 'page.empty')),
      showChallenge(player, module),
    ],
    actions: pageActions(player, module, at),
  };
}

/** What a page offers next. */
export function pageActions(player: Player, module: number, at: number): readonly Child[] {
  const { words } = player;
  const { pages, test, attestedBy } = player.course.modules[module]!;
  const isLast = at >= pages.length - 1;
  const isOpen = stepOf(player.course, player.state().path, module)?.state === 'open';
  const go = (index: number): void => player.show({ kind: 'page', module, page: index });
  // A content object is left first: only then is all said that counts.
  const leave = (): void => {
    closeFrame();
    player.leaveSco(module);
  };
  const finish = pages.some((page) => page.sco !== undefined) && !test
    ? actionButton(words.t('action.continue'), 'next', leave, true)
    : !isOpen
    ? actionButton(words.t('action.continue'), 'next', player.proceed, true)
    : test
      ? actionButton(words.t('action.toTest'), 'next', () => player.show({ kind: 'test', module }), true)
      : actionButton(words.t(attestedBy === '' ? 'action.done' : 'action.continue'), 'next', () => player.complete(module), true);
  return [at > 0 && actionButton(words.t('action.back'), 'back', () => go(at - 1)), isLast ? finish : actionButton(words.t('action.next', { title: pages[at + 1]?.title ?? words.t('action.nextPage') }), 'next', () => go(at + 1), true)];
}

function testScreen(player: Player, module: number): Screen {
  const { words } = player;
  const { title, passMark } = player.course.program.modules[module]!;
  const { pages } = player.course.modules[module]!;
  const test = testNow(player.course, player.state().progress, module);
  const mark = passMark === null ? '' : words.t('test.mark', { score: words.percent(passMark) });
  return {
    crumb: title,
    title: test?.title ?? title,
    content: [h('p', { class: 'lead' }, countText(test, player.course.modules[module]!.test, words) + mark), test ? showTestForm(test, player, (answers) => player.answer(test, answers)) : undefined],
    actions: [pages.length > 0 && actionButton(words.t('action.toReading'), 'back', () => player.show({ kind: 'page', module, page: pages.length - 1 }))],
  };
}

/** How many questions are asked, and of how many they are drawn. */
function countText(asked: PlayerTest | null, whole: PlayerTest | null, words: Words): string {
  const [count, of] = [asked?.questions.length ?? 0, whole?.questions.length ?? 0];
  return words.t(count < of ? 'test.drawn' : 'test.questions', { count, of });
}

function outcomeScreen(player: Player, outcome: Outcome): Screen {
  const { course, words } = player;
  const score = words.percent(scoreOf(outcome.earned, pointsOf(outcome.test)));
  const module = outcome.module ?? course.preAssessments.find((test) => test.id === outcome.test.id)?.module ?? 0;
  const { path } = player.state();
  const id = course.program.modules[module]!.id;
  const said = path.steps.filter((step) => step.module === id).flatMap((step) => step.reasons).filter(({ code }) => /^(band|waive|passed|failed|completed|escalated|no-score)/.test(code));
  const latest = outcome.module === undefined ? said : said.filter(({ code }) => /^(passed|failed|completed|escalated)/.test(code)).slice(-2);
  const extra = path.steps.filter((step) => step.serves === id && step.state !== 'done').map((step) => course.program.modules.find((candidate) => candidate.id === step.module)?.title ?? '');
  return {
    crumb: course.program.modules[module]!.title,
    title: words.t('outcome.title', { score }),
    content: [
      h('p', { class: 'lead' }, words.t('outcome.points', { earned: outcome.earned, count: pointsOf(outcome.test) })),
      h('ul', { class: 'said' }, ...latest.map((reason) => h('li', {}, describe(course, reason, words)))),
      extra.length > 0 && h('p', { class: 'banner' }, words.t('outcome.extra', { titles: extra.join(', ') })),
      outcome.module !== undefined && showFeedback(outcome, words),
      showChallenge(player, module),
    ],
    actions: [actionButton(words.t('action.continue'), 'next', player.proceed, true)],
  };
}

function chooseScreen(player: Player, zone: number): Screen {
  const { progress, path } = player.state();
  const { words } = player;
  const asked = player.course.program.zones[zone]!;
  const chosen = progress.choices[zone] ?? [];
  const isDecided = isEnough(player.course, asked, chosen);
  const group = outlineOf(player.course, progress, path, words).find((candidate) => candidate.zone === zone);
  const rows = (group?.rows ?? []).map((row) => h('li', { class: 'choice', onclick: pickByName }, showCheckbox(player, row, zone), h('span', {}, row.title), h('span', { class: 'quiet' }, words.minutes(row.minutes))));
  return {
    crumb: asked.title,
    title: group?.title ?? asked.title,
    content: [h('p', { class: 'lead' }, isDecided ? words.t('choose.decided') : choiceHint(player.course, asked, chosen, words)), h('ul', { class: 'choices' }, ...rows)],
    actions: !isDecided ? [] : [actionButton(words.t('action.continue'), 'next', player.proceed, true)],
  };
}

function lockedScreen(player: Player, module: number): Screen {
  const { words } = player;
  const { title } = player.course.program.modules[module]!;
  const step = stepOf(player.course, player.state().path, module);
  if (step?.state !== 'locked') return pageScreen(player, module, 0);
  return {
    crumb: words.t('locked.crumb'),
    title,
    content: [h('ul', { class: 'said' }, ...step.reasons.map((reason) => h('li', {}, describe(player.course, reason, words)))), showChallenge(player, module)],
    actions: [actionButton(words.t('action.toOpen'), 'next', player.proceed, true)],
  };
}

function glossaryScreen(player: Player): Screen {
  const { words } = player;
  const entries = player.course.glossary.flatMap(({ term, definition }) => [h('dt', {}, term), h('dd', {}, definition)]);
  return { crumb: player.course.title, title: words.t('glossary.title'), content: [h('dl', { class: 'words', lang: player.course.language }, ...entries)], actions: [actionButton(words.t('action.continue'), 'next', player.proceed, true)] };
}
