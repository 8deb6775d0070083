import { CircleCheck, Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import { findBandProblems } from '#shared/path/bands';
import type { Rule } from '#shared/model/rule';
import { percentText, t } from '../../i18n/t';
import { Button } from '../../ui/button';
import { NumberLine } from './line/number-line';
import { AttemptsSentence } from './sentence/attempts-sentence';
import { ScoreSentence } from './sentence/score-sentence';
import { useBandDraft } from './use-band-draft';
import { useProfileScores } from './use-profile-scores';
import './rules.css';

/** One rule as a sentence that is edited in place, and its number line. `dense`: in the inspector. */
export function RuleEditor({ rule, dense = false }: { readonly rule: Rule; readonly dense?: boolean }) {
  return (
    <div className={dense ? 'rule-editor dense' : 'rule-editor'}>
      {rule.kind === 'attempts' ? <section className="rule-card"><AttemptsSentence rule={rule} /></section> : <ScoreRule key={rule.id} rule={rule} dense={dense} />}
    </div>
  );
}

function ScoreRule({ rule, dense }: { readonly rule: Rule; readonly dense: boolean }) {
  const [together, setTogether] = useState(true);
  const { bands, show, save } = useBandDraft(rule);
  const marks = useProfileScores(rule);
  const isSound = findBandProblems(bands).length === 0;
  return (
    <>
      <section className="rule-card"><ScoreSentence rule={rule} bands={bands} together={together} marks={marks} onSave={(next) => save(next)} /></section>
      <section className="rule-card" aria-label={t('rules.line')}>
        <div className="card-head">
          <h3>{t('line.title')}</h3>
          {!dense && <span className="muted">{marks.length > 0 ? t('line.profiles', { count: marks.length }) : t('line.noProfiles')}</span>}
          <span className="spacer" />
          {!dense && <span className="muted">{t('line.howTo')}</span>}
          <Button size="small" look="quiet" pressed={together} onPress={() => setTogether(!together)}>{together ? <Link2 aria-hidden /> : <Link2Off aria-hidden />} {t('line.together')}</Button>
        </div>
        <NumberLine bands={bands} together={together} dense={dense} marks={dense ? [] : marks} onDraft={show} onCommit={(next, gesture, score) => save(next, gesture === 'drag' ? t('line.moved', { rule: rule.title, score: percentText(score) }) : undefined)} />
        {isSound && <p className="sound"><CircleCheck aria-hidden /> {t('rules.ok')}</p>}
      </section>
    </>
  );
}
