import { ArrowRight, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { MatchingQuestion } from '#shared/model/question-set';
import { t } from '../../i18n/t';
import { Button, IconButton } from '../../ui/button';
import { keepFocusNear } from '../../ui/keep-focus';
import { TextInput } from '../../ui/text-input';
import { freeIdIn } from './free-id';

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
  readonly onChange: (change: (now: MatchingQuestion) => MatchingQuestion) => void;
}

/** Each prompt beside its match, then the matches of no prompt. What is added gets the focus. */
export function MatchingEditor({ question, number, onChange }: Props) {
  const { pairs, distractors } = question;
  const [added, setAdded] = useState('');
  const setPair = (id: string, set: Partial<Pair>): void => onChange((now) => ({ ...now, pairs: now.pairs.map((pair) => (pair.id === id ? { ...pair, ...set } : pair)) }));
  const add = (make: (now: MatchingQuestion, id: string) => MatchingQuestion): void => onChange((now) => {
    const id = freeIdIn([...now.pairs, ...now.distractors]);
    setAdded(id);
    return make(now, id);
  });
  const addPair = (): void => add((now, id) => ({ ...now, pairs: [...now.pairs, freshPair(id, now.pairs.length + 1)] }));
  const addDistractor = (): void => add((now, id) => ({ ...now, distractors: [...now.distractors, { id, text: t('inspect.newDistractor', { number: now.distractors.length + 1 }) }] }));
  const setDistractor = (id: string, text: string): void => onChange((now) => ({ ...now, distractors: now.distractors.map((distractor) => (distractor.id === id ? { ...distractor, text } : distractor)) }));
  const removePair = (id: string): void => onChange((now) => (now.pairs.length > 2 ? { ...now, pairs: now.pairs.filter((pair) => pair.id !== id) } : now));
  const removeDistractor = (id: string): void => onChange((now) => ({ ...now, distractors: now.distractors.filter((distractor) => distractor.id !== id) }));
  return (
    <div className="matching">
      <ol aria-label={t('inspect.pairs', { question: number })}>
        {pairs.map((pair, index) => (
          <li key={pair.id}>
            <TextInput bare label={t('inspect.prompt', { number: index + 1, question: number })} value={pair.prompt} autoFocus={pair.id === added} onCommit={(prompt) => prompt.trim() !== '' && setPair(pair.id, { prompt })} />
            <ArrowRight aria-hidden className="muted" />
            <TextInput bare label={t('inspect.match', { number: index + 1, question: number })} value={pair.match} onCommit={(match) => match.trim() !== '' && setPair(pair.id, { match })} />
            {pairs.length > 2 && <RemoveButton name={pair.prompt} onPress={() => removePair(pair.id)} />}
          </li>
        ))}
      </ol>
      {distractors.length > 0 && (
        <ul aria-label={t('inspect.distractors', { question: number })}>
          {distractors.map((distractor, index) => (
            <li key={distractor.id}>
              <span className="muted">{t('inspect.noPrompt')}</span>
              <ArrowRight aria-hidden className="muted" />
              <TextInput bare label={t('inspect.distractor', { number: index + 1, question: number })} value={distractor.text} autoFocus={distractor.id === added} onCommit={(text) => text.trim() !== '' && setDistractor(distractor.id, text)} />
              <RemoveButton name={distractor.text} onPress={() => removeDistractor(distractor.id)} />
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
