import { Plus, X } from 'lucide-react';
import type { Question } from '#shared/model/question-set';
import { t } from '../../i18n/t';
import { Button, IconButton } from '../../ui/button';
import { NumberPart } from '../../ui/number-part';
import { Segments } from '../../ui/segments';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';
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
  readonly onChange: (question: Question) => void;
  readonly onRemove: (() => void) | null;
}

export function QuestionEditor({ question, number, onChange, onRemove }: Props) {
  return (
    <div className="question">
      <div className="row">
        <SelectBox look="pill" label={t('inspect.questionKind', { number })} value={question.kind} choices={kinds.map((value) => ({ value, label: t(`question.${value}`) }))} onChange={(kind) => onChange(convertQuestion(question, kind))} />
        <span className="spacer" />
        <NumberPart label={t('inspect.points', { number })} value={question.points} min={1} max={1000} unit={t('inspect.pointsUnit', { count: question.points })} invalidText={t('inspect.pointsInvalid')} onCommit={(points) => points !== null && onChange({ ...question, points })} />
        {onRemove && <IconButton size="small" label={t('inspect.remove', { name: t('inspect.question', { number }) })} onPress={onRemove}><X /></IconButton>}
      </div>
      <TextInput bare multiline oneLine label={t('inspect.question', { number })} value={question.text} onCommit={(text) => text.trim() !== '' && onChange({ ...question, text })} />
      {(question.kind === 'single' || question.kind === 'multiple') && <Options question={question} number={number} onChange={onChange} />}
      {question.kind === 'matching' && <MatchingEditor question={question} number={number} onChange={onChange} />}
      {question.kind === 'true-false' && (
        <Segments label={t('inspect.answer', { number })} value={String(question.answer)} choices={[{ value: 'true', label: t('inspect.answerTrue') }, { value: 'false', label: t('inspect.answerFalse') }]} onChange={(value) => onChange({ ...question, answer: value === 'true' })} />
      )}
      {question.kind === 'numeric' && (
        <div className="row">
          <TextInput label={t('inspect.answer', { number })} value={String(question.answer)} onCommit={(text) => Number.isFinite(Number(text)) && text.trim() !== '' && onChange({ ...question, answer: Number(text) })} />
          <span className="muted">±</span>
          <TextInput label={t('inspect.tolerance')} value={String(question.tolerance)} onCommit={(text) => Number(text) >= 0 && onChange({ ...question, tolerance: Number(text) })} />
        </div>
      )}
      <TextInput bare label={t('inspect.feedback', { number })} value={question.feedback} placeholder={t('inspect.feedbackHint')} onCommit={(feedback) => onChange({ ...question, feedback })} />
    </div>
  );
}

type Choice = Extract<Question, { kind: 'single' | 'multiple' }>;

function Options({ question, number, onChange }: { readonly question: Choice; readonly number: number; readonly onChange: (question: Question) => void }) {
  const isRight = (id: string): boolean => (question.kind === 'single' ? question.answer === id : question.answers.includes(id));
  const setRight = (id: string, right: boolean): void => {
    if (question.kind === 'single') return onChange({ ...question, answer: id });
    const answers = right ? [...question.answers, id] : question.answers.filter((other) => other !== id);
    if (answers.length > 0) onChange({ ...question, answers });
  };
  const freeId = (): string => 'abcdefghijklmnopqrstuvwxyz'.split('').find((id) => !question.options.some((option) => option.id === id)) ?? crypto.randomUUID().slice(0, 6);
  const add = (): void => onChange({ ...question, options: [...question.options, { id: freeId(), text: t('inspect.newOption', { number: question.options.length + 1 }) }] });
  return (
    <>
      {question.options.map((option, index) => (
        <div key={option.id} className="row">
          <input type={question.kind === 'single' ? 'radio' : 'checkbox'} className="check" name={question.id} aria-label={t('inspect.correct', { number: index + 1, question: number })} checked={isRight(option.id)} onChange={(event) => setRight(option.id, event.target.checked)} />
          <TextInput bare label={t('inspect.option', { number: index + 1, question: number })} value={option.text} onCommit={(text) => text.trim() !== '' && onChange({ ...question, options: question.options.map((other) => (other.id === option.id ? { ...other, text } : other)) })} />
          {question.options.length > 2 && !isRight(option.id) && <IconButton size="small" label={t('inspect.remove', { name: option.text })} onPress={() => onChange({ ...question, options: question.options.filter((other) => other.id !== option.id) })}><X /></IconButton>}
        </div>
      ))}
      <Button size="small" look="quiet" onPress={add}><Plus aria-hidden /> {t('inspect.addOption')}</Button>
    </>
  );
}
