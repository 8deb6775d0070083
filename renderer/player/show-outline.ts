import { h, icon } from './dom';
import type { Child, IconName } from './dom';
import { chosenIn, isEnough } from './choosing';
import type { OutlineGroup, OutlineRow } from './outline';
import { isSettled, isSuggestion, outlineOf } from './outline';
import { pendingPreAssessments } from './next-view';
import type { Player } from './player';

const icons: Readonly<Record<OutlineRow['state'], IconName>> = {
  done: 'check', open: 'open', locked: 'lock', waived: 'skip', credited: 'check', exempt: 'skip', escalated: 'person', offered: 'offered',
};
/** The outline at the side: the path in its order, with what can be chosen. */
export function showOutline(player: Player): HTMLElement {
  const { progress, path, view } = player.state();
  const { words } = player;
  const { scope } = player.course;
  const groups = scope === 'pre-test' ? [] : outlineOf(player.course, progress, path, words);
  const pending = new Set([...pendingPreAssessments(player.course, progress, path), ...(view.kind === 'pre' ? [view.test] : [])]);
  return h(
    'nav',
    { 'aria-label': words.t('side.title'), class: 'outline' },
    pending.size > 0 && showPreAssessments(player, [...pending].sort((a, b) => a - b)),
    ...groups.map((group) => showGroup(player, group)),
    showMore(player),
  );
}

/** What belongs to the course as a whole. */
function showMore(player: Player): HTMLElement {
  const { course, words } = player;
  const { path, view } = player.state();
  const entry = (kind: 'glossary' | 'reported' | 'end', name: IconName, text: string): HTMLElement =>
    h('li', { class: `row${view.kind === kind ? ' is-here' : ''}` }, icon(name), h('button', { class: 'row-button', type: 'button', 'data-focus': kind, 'aria-current': view.kind === kind ? 'page' : undefined, onclick: () => player.show({ kind }) }, text));
  const later = (): HTMLElement => h('li', { class: 'row row-locked' }, icon('sheet'), h('div', { class: 'row-button' }, h('span', { class: 'row-title' }, words.t('side.sheet')), h('span', { class: 'row-note' }, words.t('side.sheetLater'))));
  return h(
    'section',
    {},
    h(
      'ul',
      { class: 'rows more' },
      course.glossary.length > 0 && entry('glossary', 'words', words.t('side.glossary')),
      entry('reported', 'told', words.t('side.reported')),
      course.scope === 'path' && (path.end === 'under-way' ? later() : entry('end', 'sheet', words.t('side.sheet'))),
    ),
  );
}

function showPreAssessments(player: Player, tests: readonly number[]): HTMLElement {
  const { view } = player.state();
  const { words } = player;
  const rows = tests.map((test) =>
    h('li', { class: `row${view.kind === 'pre' && view.test === test ? ' is-here' : ''}` }, icon('info'), h('button', { class: 'row-button', type: 'button', 'data-focus': `pre-${test}`, 'aria-current': view.kind === 'pre' && view.test === test ? 'step' : undefined, onclick: () => player.show({ kind: 'pre', test }) }, player.course.preAssessments[test]!.title)),
  );
  return h('section', {}, h('h2', {}, words.t('side.before')), h('p', { class: 'hint' }, words.t('side.beforeHint')), h('ul', { class: 'rows' }, ...rows));
}

function showGroup(player: Player, group: OutlineGroup): HTMLElement {
  const rows = group.rows.map((row) => showRow(player, row, group.zone));
  const count = player.words.t('side.steps', { count: group.rows.length });
  const list = h('ul', { class: 'rows' }, ...rows);
  return h('section', {}, h('div', { class: 'group-head' }, h('h2', {}, group.title), group.zone === undefined && h('span', { class: 'quiet' }, count)), group.hint !== '' && h('p', { class: 'hint' }, group.hint), list);
}

function showRow(player: Player, row: OutlineRow, zone: number | undefined): HTMLElement {
  const { words } = player;
  const { view, progress } = player.state();
  const isHere = (view.kind === 'page' || view.kind === 'test' || view.kind === 'locked') && view.module === row.module;
  const pages = player.course.modules[row.module]!.pages.length;
  const here = isHere ? (view.kind === 'page' && pages > 1 ? words.t('side.herePage', { page: view.page + 1, pages }) : words.t('side.here')) : '';
  const note = [row.note, here].filter((text) => text !== '').join(' ');
  const saved = row.state === 'done' ? '' : words.minutes(row.minutes);
  const state = words.t(`state.${row.state}`);
  const side = !isSettled(row.state) ? words.minutes(row.minutes) : saved === '' ? state : words.t('side.saved', { time: saved });
  const body: readonly Child[] = [
    h('span', { class: 'row-title', lang: player.course.language }, row.title),
    h('span', { class: 'visually-hidden' }, `, ${state}`),
    h('span', { class: 'row-side' }, side),
    note !== '' && h('span', { class: 'row-note' }, note),
  ];
  const open = (): void => player.show(row.state === 'locked' ? { kind: 'locked', module: row.module } : { kind: 'page', module: row.module, page: progress.module === row.module ? progress.page : 0 });
  const isMine = row.step !== undefined && !isSuggestion(player.course, progress, row.step);
  const entry = isMine ? h('button', { class: 'row-button', type: 'button', 'data-focus': `row-${row.module}`, 'aria-current': isHere ? 'step' : undefined, onclick: open }, ...body) : h('div', zone === undefined ? { class: 'row-button' } : { class: 'row-button pick', onclick: pickByName }, ...body);
  return h('li', { class: `row row-${row.state}${isHere ? ' is-here' : ''}`, 'data-module': player.course.program.modules[row.module]!.id, 'data-state': row.state }, zone === undefined ? icon(icons[row.state]) : showCheckbox(player, row, zone), entry);
}

/** A click on the name of an option is one on its box; by keyboard and by ear it is the box alone. */
export function pickByName(event: Event): void {
  if ((event.target as HTMLElement).closest('label, button')) return;
  (event.currentTarget as HTMLElement).closest('li')?.querySelector<HTMLInputElement>('.check input:enabled')?.click();
}

/** Choosing is a checkbox; it is fixed once the module was started, and when enough are chosen. */
export function showCheckbox(player: Player, row: OutlineRow, zone: number): HTMLElement {
  const { progress } = player.state();
  const chosen = chosenIn(progress, zone);
  const isChosen = chosen.includes(row.module);
  const isStarted = progress.events.some((event) => event.kind === 'attempt' && event.module === row.module);
  const isFull = !isChosen && isEnough(player.course, player.course.program.zones[zone]!, chosen);
  const input = h('input', {
    type: 'checkbox',
    'data-focus': `choose-${row.module}`,
    'aria-label': player.words.t('side.choose', { title: row.title }),
    disabled: isStarted || isFull,
    onchange: (event) => player.choose(zone, row.module, (event.target as HTMLInputElement).checked),
  });
  input.checked = isChosen;
  return h('label', { class: 'check' }, input);
}
