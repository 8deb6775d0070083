import { h, type Child } from './dom';
import type { Told, ToldWhat } from './lms';
import type { Player } from './player';
import { actionButton, type Screen } from './screen';
import type { Words } from './words';

/** What the LMS has been told, from the values that were sent, and what it will and will never be told. */
export function reportedScreen(player: Player): Screen {
  const { words, course } = player;
  const { saveState } = player.state();
  const lead = saveState === 'offline' ? 'reported.leadNone' : saveState === 'unrecorded' ? 'reported.leadUnrecorded' : 'reported.lead';
  const head = (['what', 'value', 'how'] as const).map((column) => h('th', { scope: 'col' }, words.t(`reported.${column}`)));
  const rows = player.told().map((told) => h('tr', {}, h('th', { scope: 'row' }, words.t(`reported.${told.what}`)), h('td', {}, valueText(player, told)), h('td', { class: 'quiet' }, h('code', {}, told.name))));
  const isTold = lead === 'reported.lead';
  const content: readonly Child[] = [
    h('p', { class: 'lead' }, words.t(lead)),
    isTold && h('table', { class: 'sheet reported' }, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...rows)),
    isTold && h('h2', { class: 'part' }, words.t('reported.laterTitle')),
    isTold && h('p', {}, words.t(course.scope === 'path' ? 'reported.later' : 'reported.laterPart')),
    h('h2', { class: 'part' }, words.t('reported.neverTitle')),
    h('p', {}, words.t('reported.never')),
    saveState !== 'offline' && h('p', { class: 'hint' }, words.t('reported.read')),
  ];
  return { crumb: course.title, title: words.t('side.reported'), content, actions: [actionButton(words.t('action.continue'), 'next', player.proceed, true)] };
}

function valueText(player: Player, { what, value, isTaken }: Told): string {
  const { words, course } = player;
  if (what === 'answers' && !course.reporting.interactions) return words.t('reported.answersOff');
  if (what === 'time') return words.t('reported.timeNow', { time: words.minutes(Math.floor(player.seconds() / 60)) || words.t('time.minutes', { minutes: 0 }) });
  const text = value === '' ? words.t('reported.notYet') : countText(words, what, value);
  return isTaken ? text : words.t('reported.waits', { value: text });
}

/** Values as they were sent; packed and counted ones in words. */
function countText(words: Words, what: ToldWhat, value: string): string {
  switch (what) {
    case 'state':
      return words.t('reported.stateValue', { count: value.length });
    case 'answers':
      return words.t('reported.answersOn', { count: Number(value) });
    case 'comments':
      return words.t('reported.commentsValue', { count: Number(value) });
    case 'modules':
      return words.t('reported.modulesValue', { count: Number(value) });
    default:
      return value;
  }
}
