import type { PlayerQuestion, PlayerTest } from '#shared/exchange/player/player-course';
import type { Answer } from './answers';
import { isRight, parseNumber } from './answers';
import { h } from './dom';
import type { Outcome } from './player';

/** The questions of a test as a form. Everything has to be answered; what is missing is listed and gets the focus. */
export function showTestForm(test: PlayerTest, submitLabel: string, submit: (answers: readonly Answer[]) => void): HTMLElement {
  const problems = h('div', { class: 'problems', role: 'alert' });
  const fields = test.questions.map((question, index) => showQuestion(question, index));
  const form = h('form', { class: 'test', novalidate: true }, problems, ...fields, h('button', { type: 'submit', class: 'primary' }, submitLabel));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const answers = test.questions.map((question, index) => readAnswer(form, question, index));
    const missing = answers.flatMap((answer, index) => (isAnswered(test.questions[index]!, answer) ? [] : [index]));
    const [first] = missing;
    if (first === undefined) return submit(answers);
    problems.textContent = `Please answer ${missing.length === 1 ? 'question' : 'questions'} ${missing.map((index) => index + 1).join(', ')}.`;
    fields[first]?.querySelector<HTMLInputElement>('input')?.focus();
  });
  return form;
}

function showQuestion(question: PlayerQuestion, index: number): HTMLElement {
  const legend = h('legend', {}, h('span', { class: 'quiet' }, `Question ${index + 1}. `), question.text);
  if (question.kind === 'numeric') {
    const label = h('label', { class: 'number' }, 'Your answer ', h('input', { type: 'text', inputmode: 'decimal', name: `q${index}`, autocomplete: 'off' }));
    return h('fieldset', {}, legend, label, h('p', { class: 'hint' }, 'A number, for example 12 or 0.5.'));
  }
  const options = question.kind === 'true-false' ? [{ id: 'true', text: 'True' }, { id: 'false', text: 'False' }] : question.options;
  const type = question.kind === 'multiple' ? 'checkbox' : 'radio';
  const labels = options.map((option) => h('label', { class: 'option' }, h('input', { type, name: `q${index}`, value: option.id }), h('span', {}, option.text)));
  return h('fieldset', {}, legend, question.kind === 'multiple' && h('p', { class: 'hint' }, 'Choose all that apply.'), ...labels);
}

function readAnswer(form: HTMLFormElement, question: PlayerQuestion, index: number): Answer {
  return new FormData(form).getAll(`q${index}`).map(String).filter((value) => question.kind !== 'numeric' || value.trim() !== '');
}

function isAnswered(question: PlayerQuestion, answer: Answer): boolean {
  return question.kind === 'numeric' ? parseNumber(answer[0] ?? '') !== undefined : answer.length > 0;
}

/** Right or not, question by question, with the author's feedback; the solution is not given away. */
export function showFeedback({ test, answers }: Outcome): HTMLElement {
  const items = test.questions.map((question, index) => {
    const isGood = isRight(question, answers[index] ?? []);
    return h('li', { class: isGood ? 'right' : 'wrong' }, h('strong', {}, isGood ? 'Right' : 'Not right'), h('span', {}, ` – ${question.text}`), question.feedback !== '' && h('p', { class: 'hint' }, question.feedback));
  });
  return h('ol', { class: 'feedback' }, ...items);
}
