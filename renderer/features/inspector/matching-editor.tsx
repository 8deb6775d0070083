import { ArrowRight, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { MatchingQuestion } from '#shared/model/question-set';
import { t } from '../../i18n/t';
import { Button, IconButton } from '../../ui/button';
import { keepFocusNear } from '../../ui/keep-focus';
import { TextInput } from '../../ui/text-input';

type Pair = MatchingQuestion['pairs'][number];

function freshPair(id: string, number: number): Pair {
  return { id, prompt: t('inspect.newPrompt', { number }), match: t('inspect.newMatch', { number }) };
}

/** Two pairs to write over. */
export function freshPairs(): Pair[] {
  return [freshPair('a', 1), freshPair('b', 2)];
}

interface Props {
  readonly question: MatchingQuestion;
  readonly number: number;
  readonly onChange: (question: MatchingQuestion) => void;
}

/** Each prompt beside its match, then the matches of no prompt. What is added gets the focus. */
export function MatchingEditor({ question, number, onChange }: Props) {
  const { pairs, distractors } = question;
  const [added, setAdded] = useState('');
  const freeId = (): string => 'abcdefghijklmnopqrstuvwxyz'.split('').find((id) => ![...pairs, ...distractors].some((entry) => entry.id === id)) ?? crypto.randomUUID().slice(0, 6);
  const setPair = (pair: Pair): void => onChange({ ...question, pairs: pairs.map((other) => (other.id === pair.id ? pair : other)) });
  const addPair = (): void => {
    const pair = freshPair(freeId(), pairs.length + 1);
    setAdded(pair.id);
    onChange({ ...question, pairs: [...pairs, pair] });
  };
  const addDistractor = (): void => {
    const distractor = { id: freeId(), text: t('inspect.newDistractor', { number: distractors.length + 1 }) };
    setAdded(distractor.id);
    onChange({ ...question, distractors: [...distractors, distractor] });
  };
  return (
    <div className="matching">
      <ol aria-label={t('inspect.pairs', { question: number })}>
        {pairs.map((pair, index) => (
          <li key={pair.id} className="row">
            <TextInput bare label={t('inspect.prompt', { number: index + 1, question: number })} value={pair.prompt} autoFocus={pair.id === added} onCommit={(prompt) => prompt.trim() !== '' && setPair({ ...pair, prompt })} />
            <ArrowRight aria-hidden className="muted" />
            <TextInput bare label={t('inspect.match', { number: index + 1, question: number })} value={pair.match} onCommit={(match) => match.trim() !== '' && setPair({ ...pair, match })} />
            {pairs.length > 2 && <RemoveButton name={pair.prompt} onPress={() => onChange({ ...question, pairs: pairs.filter((other) => other.id !== pair.id) })} />}
          </li>
        ))}
      </ol>
      {distractors.length > 0 && (
        <ul aria-label={t('inspect.distractors', { question: number })}>
          {distractors.map((distractor, index) => (
            <li key={distractor.id} className="row">
              <span className="muted">{t('inspect.noPrompt')}</span>
              <ArrowRight aria-hidden className="muted" />
              <TextInput bare label={t('inspect.distractor', { number: index + 1, question: number })} value={distractor.text} autoFocus={distractor.id === added} onCommit={(text) => text.trim() !== '' && onChange({ ...question, distractors: distractors.map((other) => (other.id === distractor.id ? { ...other, text } : other)) })} />
              <RemoveButton name={distractor.text} onPress={() => onChange({ ...question, distractors: distractors.filter((other) => other.id !== distractor.id) })} />
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <Button size="small" look="quiet" onPress={addPair}><Plus aria-hidden /> {t('inspect.addPair')}</Button>
        <Button size="small" look="quiet" onPress={addDistractor}><Plus aria-hidden /> {t('inspect.addDistractor')}</Button>
      </div>
    </div>
  );
}

function RemoveButton({ name, onPress }: { readonly name: string; readonly onPress: () => void }) {
  return <IconButton size="small" label={t('inspect.remove', { name })} onPress={(event) => { keepFocusNear(event.target); onPress(); }}><X /></IconButton>;
}
