import { pointsOf } from '#shared/exchange/player/player-course';
import { formatScore } from '#shared/path/bands';
import { exportedHtml, h, icon } from './dom';
import type { Child } from './dom';
import { scoreOf } from './learner';
import { latestScore } from './report';
import { choiceHint, isChoosing, isEnough } from './choosing';
import { describe, isSettled, outlineOf } from './outline';
import type { Outcome, Player } from './player';
import { stepOf } from './player';
import { showCheckbox } from './show-outline';
import { showFeedback, showTestForm } from './show-test';
import { minutesText } from './words';

/** One screen: its heading (gets the focus), content, and what stands in the footer. */
export interface Screen {
  readonly crumb: string;
  readonly title: string;
  readonly content: readonly Child[];
  readonly actions: readonly Child[];
}

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
    case 'end':
      return endScreen(player);
  }
}

function button(label: string, key: string, action: () => void, isPrimary = false): HTMLElement {
  return h('button', { type: 'button', class: isPrimary ? 'primary' : 'secondary', 'data-focus': key, onclick: action }, label, isPrimary && h('span', { class: 'arrow', 'aria-hidden': 'true' }, '→'));
}

function preScreen(player: Player, test: number): Screen {
  const pre = player.course.preAssessments[test]!;
  const module = player.course.program.modules[pre.module]!;
  return {
    crumb: 'Before you start',
    title: pre.title,
    content: [
      h('p', { class: 'lead' }, `About “${module.title}”${module.minutes > 0 ? ` (${minutesText(module.minutes)})` : ''}. Your result decides how you go on: it can spare you the module or add practice. You can answer once.`),
      showTestForm(pre, 'Send answers', (answers) => player.answer(pre, answers)),
    ],
    actions: [button('Skip: take the module', 'skip', () => player.skip(test))],
  };
}

function whyOf(player: Player, module: number): HTMLElement | undefined {
  const step = stepOf(player.course, player.state().path, module);
  if (!step) return undefined;
  const { why, objectives } = player.course.modules[module]!;
  const [first, ...others] = step.reasons.map((reason) => describe(player.course, reason));
  return h(
    'details',
    { class: 'why' },
    h('summary', {}, icon('info'), h('span', { class: 'ask' }, 'Why am I seeing this?'), h('span', {}, first ?? '')),
    why !== '' && h('p', {}, why),
    h('ul', {}, ...others.map((text) => h('li', {}, text))),
    objectives.length > 0 && h('p', {}, 'After it you can:'),
    objectives.length > 0 && h('ul', {}, ...objectives.map((text) => h('li', {}, text))),
  );
}

function pageScreen(player: Player, module: number, at: number): Screen {
  const { title } = player.course.program.modules[module]!;
  const { pages, test, attestedBy } = player.course.modules[module]!;
  const page = pages[Math.min(at, pages.length - 1)];
  const isLast = at >= pages.length - 1;
  const step = stepOf(player.course, player.state().path, module);
  const isOpen = step?.state === 'open';
  const go = (index: number): void => player.show({ kind: 'page', module, page: index });
  const finish = !isOpen
    ? button('Continue', 'next', player.proceed, true)
    : test
      ? button('To the test', 'next', () => player.show({ kind: 'test', module }), true)
      : button(attestedBy === '' ? 'Mark as done' : 'Continue', 'next', () => player.complete(module), true);
  return {
    crumb: pages.length > 1 ? `${title} / Page ${Math.min(at, pages.length - 1) + 1} of ${pages.length}` : title,
    title: page && pages.length > 1 ? page.title : title,
    content: [
      whyOf(player, module),
      step !== undefined && isSettled(step.state) && h('p', { class: 'banner' }, 'This step is settled. Reading it again changes nothing.'),
      attestedBy !== '' && h('p', { class: 'banner' }, `Your ${attestedBy} records this in your learning system. Here you only read what it is about and go on.`),
      page && page.frame !== '' && h('iframe', { class: 'imported', src: page.frame, title: page.title, sandbox: 'allow-scripts allow-popups' }),
      page && page.frame === '' && exportedHtml(page.html),
      !page && h('p', { class: 'lead' }, test ? 'This step is a test.' : 'There is nothing to read here.'),
    ],
    actions: [at > 0 && button('Back', 'back', () => go(at - 1)), isLast ? finish : button(`Next: ${pages[at + 1]?.title ?? 'page'}`, 'next', () => go(at + 1), true)],
  };
}

function testScreen(player: Player, module: number): Screen {
  const { title, passMark } = player.course.program.modules[module]!;
  const { test, pages } = player.course.modules[module]!;
  const mark = passMark === null ? '' : ` You pass with ${formatScore(passMark)}.`;
  return {
    crumb: title,
    title: test?.title ?? title,
    content: [h('p', { class: 'lead' }, `${test?.questions.length ?? 0} questions.${mark}`), test ? showTestForm(test, 'Send answers', (answers) => player.answer(test, answers)) : undefined],
    actions: [pages.length > 0 && button('Back to reading', 'back', () => player.show({ kind: 'page', module, page: pages.length - 1 }))],
  };
}

function outcomeScreen(player: Player, outcome: Outcome): Screen {
  const { course } = player;
  const score = formatScore(scoreOf(outcome.earned, pointsOf(outcome.test)));
  const module = outcome.module ?? course.preAssessments.find((test) => test.id === outcome.test.id)?.module ?? 0;
  const { path } = player.state();
  const id = course.program.modules[module]!.id;
  const said = path.steps.filter((step) => step.module === id).flatMap((step) => step.reasons).filter(({ code }) => /^(band|waive|passed|failed|completed|escalated|no-score)/.test(code));
  const latest = outcome.module === undefined ? said : said.filter(({ code }) => /^(passed|failed|completed|escalated)/.test(code)).slice(-2);
  const extra = path.steps.filter((step) => step.serves === id && step.state !== 'done').map((step) => course.program.modules.find((candidate) => candidate.id === step.module)?.title ?? '');
  return {
    crumb: course.program.modules[module]!.title,
    title: `You scored ${score}`,
    content: [
      h('p', { class: 'lead' }, `${outcome.earned} of ${pointsOf(outcome.test)} points.`),
      h('ul', { class: 'said' }, ...latest.map((reason) => h('li', {}, describe(course, reason)))),
      extra.length > 0 && h('p', { class: 'banner' }, `First some extra practice: ${extra.join(', ')}.`),
      outcome.module !== undefined && showFeedback(outcome),
    ],
    actions: [button('Continue', 'next', player.proceed, true)],
  };
}

function chooseScreen(player: Player, zone: number): Screen {
  const { progress, path } = player.state();
  const asked = player.course.program.zones[zone]!;
  const chosen = progress.choices[zone] ?? [];
  const isDecided = isEnough(player.course, asked, chosen);
  const group = outlineOf(player.course, progress, path).find((candidate) => candidate.zone === zone);
  const rows = (group?.rows ?? []).map((row) => h('li', { class: 'choice' }, showCheckbox(player, row, zone), h('span', {}, row.title), h('span', { class: 'quiet' }, minutesText(row.minutes))));
  return {
    crumb: asked.title,
    title: group?.title ?? asked.title,
    content: [h('p', { class: 'lead' }, isDecided ? 'You have chosen. You can still change it until you start a step.' : choiceHint(player.course, asked, chosen)), h('ul', { class: 'choices' }, ...rows)],
    actions: !isDecided ? [] : [button('Continue', 'next', player.proceed, true)],
  };
}

function lockedScreen(player: Player, module: number): Screen {
  const { title } = player.course.program.modules[module]!;
  const step = stepOf(player.course, player.state().path, module);
  if (step?.state !== 'locked') return pageScreen(player, module, 0);
  return {
    crumb: 'Not open yet',
    title,
    content: [h('ul', { class: 'said' }, ...step.reasons.map((reason) => h('li', {}, describe(player.course, reason))))],
    actions: [button('Go to the next open step', 'next', player.proceed, true)],
  };
}

function glossaryScreen(player: Player): Screen {
  const entries = player.course.glossary.flatMap(({ term, definition }) => [h('dt', {}, term), h('dd', {}, definition)]);
  return { crumb: player.course.title, title: 'Words', content: [h('dl', { class: 'words' }, ...entries)], actions: [button('Continue', 'next', player.proceed, true)] };
}

const stateWords: Readonly<Record<string, string>> = { done: 'Done', waived: 'Waived', credited: 'Credited', exempt: 'Exempt', escalated: 'Waits for a person', open: 'Open', locked: 'Locked', failed: 'Not passed' };

/** The end of one launch among others: the LMS knows what comes next. */
function partEndScreen(player: Player): Screen {
  const { path } = player.state();
  const { course } = player;
  const isOver = course.scope === 'pre-test' || path.end === 'finished';
  const score = latestScore(course, player.state().progress, 0);
  const waiting = path.steps.flatMap((step) => step.reasons.filter((reason) => reason.code === 'escalated'));
  return {
    crumb: course.subtitle,
    title: isOver ? 'Done' : 'Please talk to somebody',
    content: [
      h('p', { class: 'lead' }, isOver ? 'Close this and go on in your learning system: it shows what comes next.' : 'You have done what you can do alone. Somebody has to decide how you go on; please contact them.'),
      score !== null && h('p', {}, `Your result: ${formatScore(score)}.`),
      waiting.length > 0 && h('ul', { class: 'said' }, ...waiting.map((reason) => h('li', {}, describe(course, reason)))),
    ],
    actions: [],
  };
}

function endScreen(player: Player): Screen {
  if (player.course.scope !== 'path') return partEndScreen(player);
  const { path, progress } = player.state();
  const { course } = player;
  const settled = path.end === 'finished';
  const lead = settled ? 'Everything on your path is settled.' : path.end === 'escalated' ? 'You have done what you can do alone. Somebody has to decide how you go on; please contact them.' : 'Your path is not finished yet.';
  const rows = [...new Set(path.steps.map((step) => step.module))].map((id) => {
    const module = course.program.modules.findIndex((candidate) => candidate.id === id);
    const step = stepOf(course, path, module)!;
    const score = latestScore(course, progress, module);
    return h('tr', {}, h('th', { scope: 'row' }, course.program.modules[module]!.title), h('td', {}, stateWords[step.state] ?? step.state), h('td', {}, score === null ? '–' : formatScore(score)));
  });
  const waiting = path.steps.flatMap((step) => step.reasons.filter((reason) => reason.code === 'escalated'));
  return {
    crumb: course.title,
    title: settled ? 'You are ready' : path.end === 'escalated' ? 'Please talk to somebody' : 'Your readiness sheet',
    content: [
      h('p', { class: 'lead' }, lead),
      waiting.length > 0 && h('ul', { class: 'said' }, ...waiting.map((reason) => h('li', {}, describe(course, reason)))),
      h('table', { class: 'sheet' }, h('caption', {}, `Your readiness sheet: ${course.title}`), h('thead', {}, h('tr', {}, ...['Step', 'State', 'Result'].map((text) => h('th', { scope: 'col' }, text)))), h('tbody', {}, ...rows)),
      course.program.zones.some((zone) => isChoosing(course, zone)) && !settled && h('p', { class: 'hint' }, 'Choices at the side stay open until they are started.'),
    ],
    actions: [h('button', { type: 'button', class: 'secondary', 'data-focus': 'print', onclick: () => window.print() }, 'Print'), path.end === 'under-way' && button('Go on', 'next', player.proceed, true)],
  };
}
