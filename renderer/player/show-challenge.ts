import type { PathStep } from '#shared/path/learner-path';
import { h } from './dom';
import { describe, isSettled } from './outline';
import type { Note, Player } from './player';
import { stepOf } from './player';
import type { TextKey } from './messages/message-file';

const reasons = ['known', 'need', 'notMine', 'result', 'locked', 'other'] as const;
type ChallengeReason = (typeof reasons)[number];
/** Characters of a learner's own words: with titles and the decision a note stays under 1,200. */
const mostWords = 500;
const mostDecision = 300;

/** Steps about which something was decided: waived, put in, not passed, locked, or waiting for a person. */
function isDecided(step: PathStep): boolean {
  return (isSettled(step.state) && step.state !== 'done') || step.state === 'locked' || step.state === 'escalated' || step.origin === 'inserted' || step.attempt > 1 || step.reasons.some(({ code }) => code === 'failed' || code === 'alternate' || code === 'bridge');
}

/** “I think this is wrong” about a step: a note with a reason. It goes to the LMS as a comment and to whom the learner sends it; no gate and no path changes by it. */
export function showChallenge(player: Player, module: number): HTMLElement | undefined {
  const { words } = player;
  const step = stepOf(player.course, player.state().path, module);
  if (!step || !isDecided(step) || player.course.scope === 'pre-test') return undefined;
  const answered = h('div', { class: 'answered' });
  const form = showForm(player, module, step, answered);
  const goes = player.state().saveState === 'offline' || player.state().saveState === 'unrecorded' ? 'challenge.goesNowhere' : 'challenge.goesLms';
  return h('details', { class: 'challenge' }, h('summary', { 'data-focus': `challenge-${module}` }, h('span', { class: 'ask' }, words.t('challenge.open'))), h('p', {}, words.t('challenge.lead')), h('p', { class: 'hint' }, words.t(goes)), form, answered);
}

function showForm(player: Player, module: number, step: PathStep, answered: HTMLElement): HTMLElement {
  const { words } = player;
  const problems = h('div', { class: 'problems', role: 'alert' });
  const options = reasons.map((reason) => h('label', { class: 'option' }, h('input', { type: 'radio', name: `challenge-${module}`, value: reason }), h('span', {}, words.t(`challenge.${reason}`))));
  const own = h('textarea', { rows: 3, maxlength: mostWords, name: 'words' });
  const form = h(
    'form',
    { class: 'test', novalidate: true },
    problems,
    h('div', { role: 'radiogroup', class: 'group', 'aria-label': words.t('challenge.reason') }, h('p', { class: 'group-title' }, words.t('challenge.reason')), ...options),
    h('label', { class: 'words-field' }, words.t('challenge.words', { most: mostWords }), own),
    h('button', { type: 'submit', class: 'secondary' }, words.t('challenge.send')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const reason = new FormData(form).get(`challenge-${module}`) as ChallengeReason | null;
    const typed = own.value.replace(/\s+/g, ' ').trim();
    problems.textContent = reason || typed !== '' ? '' : words.t('challenge.choose');
    if (!reason && typed === '') return void form.querySelector<HTMLElement>('input')?.focus();
    player.note(noteText(player, module, step, reason, typed), module);
    form.replaceWith();
    showAnswer(player, answered);
  });
  return form;
}

/** One line, so that it fits every standard's idea of a comment. */
function noteText({ course, words }: Player, module: number, step: PathStep, reason: ChallengeReason | null, typed: string): string {
  const said = [reason ? words.t(`challenge.${reason}`) : '', typed].filter((text) => text !== '').join(' – ');
  const decision = step.reasons.map((one) => describe(course, one, words)).join(' ');
  const cut = decision.length > mostDecision ? `${decision.slice(0, mostDecision - 1)}…` : decision;
  const title = course.program.modules[module]!.title.slice(0, 150);
  return `${words.t('challenge.note', { title, state: words.t(`state.${step.state}`), reason: said.replace(/[.!?…]$/, '') })} ${words.t('challenge.noteDecision', { decision: cut })}`.replace(/\s+/g, ' ');
}

/** What became of the last note, and its text to copy. Follows the LMS's answer while it is on the page. */
function showAnswer(player: Player, answered: HTMLElement): void {
  const place = player.state().notes.length - 1;
  const said = h('p', { role: 'status' });
  answered.replaceChildren(said, ...showNotes(player, player.state().notes.slice(place)));
  const tell = (): void => {
    said.textContent = player.words.t(`challenge.${player.state().notes[place]!.answer}`);
  };
  const stop = player.subscribe(() => (answered.isConnected ? tell() : stop()));
  tell();
  said.tabIndex = -1;
  said.focus();
}

/** Texts of notes, each with a button that copies it. */
export function showNotes({ words }: Player, notes: readonly Note[]): readonly HTMLElement[] {
  return notes.map(({ text }) => {
    const field = h('textarea', { class: 'note', rows: 4, readonly: true, 'aria-label': words.t('challenge.text') });
    field.value = text;
    const told = h('span', { class: 'hint', role: 'status' });
    const copy = async (): Promise<void> => {
      field.select();
      told.textContent = words.t(await copyText(text));
    };
    return h('div', { class: 'note-row' }, field, h('div', {}, h('button', { type: 'button', class: 'secondary', onclick: () => void copy() }, words.t('challenge.copy')), told));
  });
}

/** An LMS may keep frames from the clipboard: the text is selected then. */
async function copyText(text: string): Promise<TextKey> {
  try {
    await navigator.clipboard.writeText(text);
    return 'challenge.copied';
  } catch {
    return 'challenge.select';
  }
}
