import { Plus, X } from 'lucide-react';
import type { Question } from '#shared/model/question-set';
import { t } from '../../i18n/t';
import { Button, IconButton } from '../../ui/button';
import { NumberPart } from '../../ui/number-part';
import { Segments } from '../../ui/segments';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';
import { freeIdIn } from './free-id';
import { freshPairs, MatchingEditor } from './matching-editor';

const kinds = ['single', 'multiple', 'true-false', 'numeric', 'matching'] as const;

/** The question in another kind, with what can be kept. */
export function convertQuestion(question: Question, kind: Question['kind']): Question {
  const { id, text, feedback, points } = question;
  const base = { id, text, feedback, points };
  const options = 'options' in question ? question.options : [{ id: 'a', text: t('inspect.newOption', { number: 1 }) }, { id: 'b', text: t('inspect.newOption', { number: 2 }) }];
  const first = question.kind === 'single' ? question.answer : question.kind === 'multiple' ? (question.answers[0] ?? 'a') : (options[0]?.id ?? 'a');
  switch (kind) {
    case 'single': return { ...base, kind, options, answer: first };
    case 'multiple': return { ...base, kind, options, answers: [first] };
    case 'true-false': return { ...base, kind, answer: true };
    case 'numeric': return { ...base, kind, answer: 0, tolerance: 0 };
    case 'matching': return { ...base, kind, pairs: freshPairs(), distractors: [] };
  }
}

interface Props {
  readonly question: Question;
  readonly number: number;
  /** Made of the question as it stands when earlier edits have arrived. */
  readonly onChange: (change: (now: Question) => Question) => void;
  readonly onRemove: (() => void) | null;
}

export function QuestionEditor({ question, number, onChange, onRemove }: Props) {
  return (
    <div className="question">
      <div className="row">
        <SelectBox look="pill" label={t('inspect.questionKind', { number })} value={question.kind} choices={kinds.map((value) => ({ value, label: t(`question.${value}`) }))} onChange={(kind) => onChange((now) => convertQuestion(now, kind))} />
        <span className="spacer" />
        <NumberPart label={t('inspect.points', { number })} value={question.points} min={1} max={1000} unit={t('inspect.pointsUnit', { count: question.points })} invalidText={t('inspect.pointsInvalid')} onCommit={(points) => points !== null && onChange((now) => ({ ...now, points }))} />
        {onRemove && <IconButton size="small" label={t('inspect.remove', { name: t('inspect.question', { number }) })} onPress={onRemove}><X /></IconButton>}
      </div>
      <TextInput bare multiline oneLine label={t('inspect.question', { number })} value={question.text} onCommit={(text) => text.trim() !== '' && onChange((now) => ({ ...now, text }))} />
      {(question.kind === 'single' || question.kind === 'multiple') && <Options question={question} number={number} onChange={(change) => onChange((now) => ('options' in now ? change(now) : now))} />}
      {question.kind === 'matching' && <MatchingEditor question={question} number={number} onChange={(change) => onChange((now) => (now.kind === 'matching' ? change(now) : now))} />}
      {question.kind === 'true-false' && (
        <Segments label={t('inspect.answer', { number })} value={String(question.answer)} choices={[{ value: 'true', label: t('inspect.answerTrue') }, { value: 'false', label: t('inspect.answerFalse') }]} onChange={(value) => onChange((now) => (now.kind === 'true-false' ? { ...now, answer: value === 'true' } : now))} />
      )}
      {question.kind === 'numeric' && (
        <div className="row">
          <TextInput label={t('inspect.answer', { number })} value={String(question.answer)} onCommit={(text) => Number.isFinite(Number(text)) && text.trim() !== '' && onChange((now) => (now.kind === 'numeric' ? { ...now, answer: Number(text) } : now))} />
          <span className="muted">±</span>
          <TextInput label={t('inspect.tolerance')} value={String(question.tolerance)} onCommit={(text) => Number(text) >= 0 && onChange((now) => (now.kind === 'numeric' ? { ...now, tolerance: Number(text) } : now))} />
        </div>
      )}
      <TextInput bare label={t('inspect.feedback', { number })} value={question.feedback} placeholder={t('inspect.feedbackHint')} onCommit={(feedback) => onChange((now) => ({ ...now, feedback }))} />
    </div>
  );
}

type Choice = Extract<Question, { kind: 'single' | 'multiple' }>;

function Options({ question, number, onChange }: { readonly question: Choice; readonly number: number; readonly onChange: (change: (now: Choice) => Choice) => void }) {
  const isRight = (id: string): boolean => (question.kind === 'single' ? question.answer === id : question.answers.includes(id));
  const add = (): void => onChange((now) => ({ ...now, options: [...now.options, { id: freeIdIn(now.options), text: t('inspect.newOption', { number: now.options.length + 1 }) }] }));
  const remove = (id: string): void => onChange((now) => (now.options.length > 2 ? { ...now, options: now.options.filter((other) => other.id !== id) } : now));
  return (
    <>
      {question.options.map((option, index) => (
        <div key={option.id} className="row">
          <input type={question.kind === 'single' ? 'radio' : 'checkbox'} className="check" name={question.id} aria-label={t('inspect.correct', { number: index + 1, question: number })} checked={isRight(option.id)} onChange={(event) => onChange((now) => withRight(now, option.id, event.target.checked))} />
          <TextInput bare label={t('inspect.option', { number: index + 1, question: number })} value={option.text} onCommit={(text) => text.trim() !== '' && onChange((now) => ({ ...now, options: now.options.map((other) => (other.id === option.id ? { ...other, text } : other)) }))} />
          {question.options.length > 2 && !isRight(option.id) && <IconButton size="small" label={t('inspect.remove', { name: option.text })} onPress={() => remove(option.id)}><X /></IconButton>}
        </div>
      ))}
      <Button size="small" look="quiet" onPress={add}><Plus aria-hidden /> {t('inspect.addOption')}</Button>
    </>
  );
}

/** With an option right or not; one at least stays right. */
function withRight(question: Choice, id: string, right: boolean): Choice {
  if (question.kind === 'single') return { ...question, answer: id };
  const answers = question.answers.filter((other) => other !== id);
  if (right) return { ...question, answers: [...answers, id] };
  return answers.length > 0 ? { ...question, answers } : question;
}
