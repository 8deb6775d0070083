import { Plus, Trash2 } from 'lucide-react';
import type { RecordId } from '#shared/model/ids';
import type { Question, QuestionSet } from '#shared/model/question-set';
import { evidenceKinds } from '#shared/model/vocabulary';
import { t } from '../../i18n/t';
import { newId } from '../../store/new-id';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { createRecord, setFields, setFieldsFrom } from '../../store/verbs';
import { Button, IconButton } from '../../ui/button';
import { NumberPart } from '../../ui/number-part';
import { ChoiceField, FieldRow } from './fields';
import { QuestionEditor } from './question-editor';

function freshQuestion(number: number): Question {
  return { id: `q${number}-${crypto.randomUUID().slice(0, 4)}`, kind: 'single', text: t('inspect.newQuestion'), feedback: '', points: 1, options: [{ id: 'a', text: t('inspect.newOption', { number: 1 }) }, { id: 'b', text: t('inspect.newOption', { number: 2 }) }], answer: 'a' };
}

/** The pre-assessment and the test of a module. */
export function QuestionSets({ module }: { readonly module: RecordId }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const sets = [...document.tables['question-set'].values()].filter((set) => set.module === module);
  const add = (purpose: 'pre' | 'post'): void => void createRecord(studio, { id: newId('question-set'), type: 'question-set', title: `${t(`inspect.${purpose}`)}: ${nameOf(document, module)}`, module, purpose, questions: [freshQuestion(1)] });
  return (
    <section>
      <h3>{t('inspect.questions')}</h3>
      {sets.map((set) => <SetEditor key={set.id} set={set} />)}
      <div className="row">
        {(['pre', 'post'] as const).filter((purpose) => !sets.some((set) => set.purpose === purpose)).map((purpose) => (
          <Button key={purpose} size="small" onPress={() => add(purpose)}><Plus aria-hidden /> {t(purpose === 'pre' ? 'inspect.addPre' : 'inspect.addPost')}</Button>
        ))}
      </div>
    </section>
  );
}

function SetEditor({ set }: { readonly set: QuestionSet }) {
  const studio = useStudio();
  const save = (change: (now: readonly Question[]) => readonly Question[]): void => void setFieldsFrom(studio, set.id, (now) => now.type === 'question-set' && { questions: change(now.questions) });
  const remove = (id: string): void => save((now) => (now.length > 1 ? now.filter((other) => other.id !== id) : now));
  return (
    <article className="page-item">
      <div className="row">
        <strong className="grow">{t(`inspect.${set.purpose}`)}</strong>
        <IconButton size="small" label={t('inspect.remove', { name: set.title })} onPress={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [set.id] } }, { focus: [set.module] })}><Trash2 /></IconButton>
      </div>
      <ChoiceField id={set.id} field="evidenceKind" label={t('field.evidenceKind')} value={set.evidenceKind} optional={false} choices={evidenceKinds.map((value) => ({ value, label: t(`evidence.${value}`) }))} />
      {(set.questions.length > 1 || set.draw !== null) && <DrawField set={set} />}
      <ol className="questions">
        {set.questions.map((question, index) => (
          <li key={question.id}>
            <QuestionEditor question={question} number={index + 1} onChange={(change) => save((now) => now.map((other) => (other.id === question.id ? change(other) : other)))} onRemove={set.questions.length > 1 ? () => remove(question.id) : null} />
          </li>
        ))}
      </ol>
      <Button size="small" onPress={() => save((now) => [...now, freshQuestion(now.length + 1)])}><Plus aria-hidden /> {t('inspect.addQuestion')}</Button>
    </article>
  );
}

/** How many questions a learner is asked. All of them is no draw. */
function DrawField({ set }: { readonly set: QuestionSet }) {
  const studio = useStudio();
  const count = set.questions.length;
  return (
    <FieldRow label={t('inspect.draw')}>
      <span className="row draw-field">
        <NumberPart label={t('inspect.drawLabel', { count })} value={set.draw} min={1} max={count} placeholder={t('inspect.drawAll')} optional invalidText={t('inspect.drawInvalid', { count })} onCommit={(draw) => void setFields(studio, set.id, { draw: draw === count ? null : draw })} />
        <span className="muted">{t(set.draw === null ? 'inspect.drawOfAll' : 'inspect.drawOf', { count })}</span>
      </span>
    </FieldRow>
  );
}
