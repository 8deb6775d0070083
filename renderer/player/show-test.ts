import type { PlayerMatching, PlayerQuestion, PlayerTest } from '#shared/exchange/packages/player/player-course';
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
    fields[first]?.querySelector<HTMLElement>('input, select:invalid')?.focus();
  });
  return form;
}

/** Answers that were half given before. */
function fillIn(form: HTMLElement, answers: readonly Answer[]): void {
  for (const [index, answer] of answers.entries()) {
    form.querySelectorAll<HTMLSelectElement>(`select[name="q${index}"]`).forEach((select, prompt) => (select.value = answer[prompt] ?? ''));
    for (const input of form.querySelectorAll<HTMLInputElement>(`input[name="q${index}"]`)) {
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
  if (question.kind === 'matching') return h('fieldset', {}, legend, h('p', { class: 'hint' }, words.t('test.matching')), showPrompts(question, index, language, words));
  const options = question.kind === 'true-false' ? [{ id: 'true', text: words.t('test.true') }, { id: 'false', text: words.t('test.false') }] : question.options;
  const type = question.kind === 'multiple' ? 'checkbox' : 'radio';
  const labels = options.map((option) => h('label', { class: 'option' }, h('input', { type, name: `q${index}`, value: option.id }), h('span', {}, option.text)));
  return h('fieldset', {}, legend, question.kind === 'multiple' && h('p', { class: 'hint' }, words.t('test.all')), ...labels);
}

/** A list to choose from beside each prompt; the same for all of them, in an order that tells nothing. */
function showPrompts({ prompts, matches }: PlayerMatching, index: number, language: string, words: Words): HTMLElement {
  const select = (): HTMLElement => h('select', { name: `q${index}`, required: true }, h('option', { value: '', lang: words.language }, words.t('test.choose')), ...matches.map((text, place) => h('option', { value: String(place), lang: language }, text)));
  return h('div', { class: 'pairs' }, ...prompts.map(({ text }) => h('label', { class: 'pair' }, h('span', { lang: language }, text), select())));
}

/** Fields that are left empty are no answer; of a matching question they keep their place beside the others. */
function readAnswer(form: HTMLFormElement, question: PlayerQuestion, index: number): Answer {
  const values = new FormData(form).getAll(`q${index}`).map(String);
  if (question.kind !== 'numeric' && question.kind !== 'matching') return values;
  return values.some((value) => value.trim() !== '') ? values : [];
}

function isAnswered(question: PlayerQuestion, answer: Answer): boolean {
  if (question.kind === 'matching') return question.prompts.every((_prompt, at) => (answer[at] ?? '') !== '');
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
