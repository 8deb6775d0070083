import type { PlayerQuestion, PlayerTest } from '#shared/exchange/packages/player/player-course';
import type { Answer } from './answers';
import { isRight, parseNumber } from './answers';
import { h } from './dom';
import type { Outcome, Player } from './player';
import type { Words } from './words';

/** The questions of a test as a form. Everything has to be answered; what is missing is listed and gets the focus. */
export function showTestForm(test: PlayerTest, { course: { language }, words, draft, keepDraft }: Pick<Player, 'course' | 'words' | 'draft' | 'keepDraft'>, submit: (answers: readonly Answer[]) => void): HTMLElement {
  const problems = h('div', { class: 'problems', role: 'alert' });
  const fields = test.questions.map((question, index) => showQuestion(question, index, language, words));
  const form = h('form', { class: 'test', novalidate: true }, problems, ...fields, h('button', { type: 'submit', class: 'primary' }, words.t('test.send')));
  fillIn(form, draft(test));
  const readAll = (): readonly Answer[] => test.questions.map((question, index) => readAnswer(form, question, index));
  form.addEventListener('input', () => keepDraft(test, readAll()));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const answers = readAll();
    const missing = answers.flatMap((answer, index) => (isAnswered(test.questions[index]!, answer) ? [] : [index]));
    const [first] = missing;
    if (first === undefined) return submit(answers);
    for (const [index, field] of fields.entries()) field.toggleAttribute('data-missing', missing.includes(index));
    problems.textContent = words.t('test.missing', { count: missing.length, numbers: missing.map((index) => words.number(index + 1)).join(', ') });
    // The message stays in sight above the first of them.
    fields[first]?.before(problems);
    fields[first]?.querySelector<HTMLInputElement>('input')?.focus();
  });
  return form;
}

/** Answers that were half given before. */
function fillIn(form: HTMLElement, answers: readonly Answer[]): void {
  for (const [index, answer] of answers.entries()) {
    for (const input of form.querySelectorAll<HTMLInputElement>(`[name="q${index}"]`)) {
      if (input.type === 'text') input.value = answer[0] ?? '';
      else input.checked = answer.includes(input.value);
    }
  }
}

function showQuestion(question: PlayerQuestion, index: number, language: string, words: Words): HTMLElement {
  const legend = h('legend', {}, h('span', { class: 'quiet' }, words.t('test.question', { number: index + 1 })), h('span', { lang: language }, question.text));
  if (question.kind === 'numeric') {
    const label = h('label', { class: 'number' }, words.t('test.answer'), h('input', { type: 'text', inputmode: 'decimal', name: `q${index}`, autocomplete: 'off' }));
    return h('fieldset', {}, legend, label, h('p', { class: 'hint' }, words.t('test.number', { whole: 12, broken: 0.5 })));
  }
  const options = question.kind === 'true-false' ? [{ id: 'true', text: words.t('test.true') }, { id: 'false', text: words.t('test.false') }] : question.options;
  const type = question.kind === 'multiple' ? 'checkbox' : 'radio';
  const labels = options.map((option) => h('label', { class: 'option' }, h('input', { type, name: `q${index}`, value: option.id }), h('span', {}, option.text)));
  return h('fieldset', {}, legend, question.kind === 'multiple' && h('p', { class: 'hint' }, words.t('test.all')), ...labels);
}

function readAnswer(form: HTMLFormElement, question: PlayerQuestion, index: number): Answer {
  return new FormData(form).getAll(`q${index}`).map(String).filter((value) => question.kind !== 'numeric' || value.trim() !== '');
}

function isAnswered(question: PlayerQuestion, answer: Answer): boolean {
  return question.kind === 'numeric' ? parseNumber(answer[0] ?? '') !== undefined : answer.length > 0;
}

/** Right or not, question by question, with the author's feedback; the solution is not given away. */
export function showFeedback({ test, answers }: Outcome, words: Words): HTMLElement {
  const items = test.questions.map((question, index) => {
    const isGood = isRight(question, answers[index] ?? []);
    return h('li', { class: isGood ? 'right' : 'wrong' }, h('strong', {}, words.t(isGood ? 'test.right' : 'test.wrong')), h('span', {}, ` – ${question.text}`), question.feedback !== '' && h('p', { class: 'hint' }, question.feedback));
  });
  return h('ol', { class: 'feedback' }, ...items);
}
