import { h } from './dom';
import { isChoosing } from './choosing';
import { describe, isSettled, isSuggestion, noteOf } from './outline';
import type { Player } from './player';
import { stepOf } from './player';
import { latestScore } from './report';
import { actionButton, type Screen } from './screen';
import { showNotes } from './show-challenge';

export function endScreen(player: Player): Screen {
  if (player.course.scope !== 'path') return partEndScreen(player);
  const { course, words } = player;
  const { path, notes } = player.state();
  const isReady = path.end === 'finished';
  const lead = isReady ? 'end.readyLead' : path.end === 'escalated' ? 'end.escalatedLead' : 'end.underWayLead';
  return {
    crumb: course.title,
    title: words.t(isReady ? 'end.ready' : path.end === 'escalated' ? 'end.escalated' : 'end.underWay'),
    content: [
      h('p', { class: 'lead' }, words.t(lead)),
      waitingList(player),
      showSheet(player),
      course.program.zones.some((zone) => isChoosing(course, zone)) && !isReady && h('p', { class: 'hint' }, words.t('choose.open')),
      notes.length > 0 && h('section', {}, h('h2', { class: 'part' }, words.t('challenge.notes')), ...showNotes(player, notes)),
    ],
    actions: [h('button', { type: 'button', class: 'secondary', 'data-focus': 'print', onclick: () => window.print() }, words.t('action.print')), path.end === 'under-way' && actionButton(words.t('action.goOn'), 'next', player.proceed, true)],
  };
}

/** The end of one launch among others: the LMS knows what comes next. */
function partEndScreen(player: Player): Screen {
  const { course, words } = player;
  const { path, progress } = player.state();
  const isOver = course.scope === 'pre-test' || path.end === 'finished';
  const score = latestScore(course, progress, 0);
  return {
    crumb: course.subtitle,
    title: words.t(isOver ? 'end.partDone' : 'end.escalated'),
    content: [h('p', { class: 'lead' }, words.t(isOver ? 'end.partLead' : 'end.escalatedLead')), score !== null && h('p', {}, words.t('end.partResult', { score: words.percent(score) })), waitingList(player)],
    actions: [],
  };
}

function waitingList(player: Player): HTMLElement | undefined {
  const waiting = player.state().path.steps.flatMap((step) => step.reasons.filter((reason) => reason.code === 'escalated'));
  return waiting.length === 0 ? undefined : h('ul', { class: 'said' }, ...waiting.map((reason) => h('li', {}, describe(player.course, reason, player.words))));
}

/** The readiness sheet: who, which role, and each step with its state, why, and result. */
function showSheet(player: Player): HTMLElement {
  const { course, words, learner } = player;
  const { path } = player.state();
  const facts = [['sheet.learner', learner], ['sheet.role', course.title], ['sheet.course', course.subtitle], ['sheet.day', words.day(new Date())]] as const;
  const about = h('dl', { class: 'facts' }, ...facts.filter(([, value]) => value !== '').map(([key, value]) => h('div', {}, h('dt', {}, words.t(key)), h('dd', {}, value))));
  const head = (['step', 'state', 'why', 'result'] as const).map((column) => h('th', { scope: 'col' }, words.t(`sheet.${column}`)));
  const { progress } = player.state();
  // What was only suggested is nobody's step before it is chosen.
  const rows = [...new Set(path.steps.filter((step) => !isSuggestion(course, progress, step)).map((step) => step.module))].map((id) => sheetRow(player, id));
  const table = h('table', { class: 'sheet' }, h('caption', {}, words.t('sheet.caption', { title: course.title })), h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...rows));
  return h('section', {}, about, h('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': words.t('side.sheet') }, table), h('p', { class: 'hint' }, words.t('sheet.note')));
}

function sheetRow(player: Player, id: string): HTMLElement {
  const { course, words } = player;
  const { path, progress } = player.state();
  const module = course.program.modules.findIndex((candidate) => candidate.id === id);
  const step = stepOf(course, path, module)!;
  const score = latestScore(course, progress, module);
  const [first] = step.reasons;
  const why = noteOf(course, step, words) || (isSettled(step.state) && step.state !== 'done' && first ? describe(course, first, words) : '');
  return h('tr', {}, h('th', { scope: 'row' }, course.program.modules[module]!.title), h('td', {}, words.t(`state.${step.state}`)), h('td', {}, why), h('td', {}, score === null ? '–' : words.percent(score)));
}
