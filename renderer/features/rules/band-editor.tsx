import { CircleCheck, Split, TriangleAlert, X, Zap } from 'lucide-react';
import { findBandProblems } from '#shared/path/bands';
import type { RecordId } from '#shared/model/ids';
import type { Band, Rule } from '#shared/model/rule';
import { percentText, t } from '../../i18n/t';
import { useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Button, IconButton } from '../../ui/button';
import { TextInput } from '../../ui/text-input';
import { ActionEditor } from './action-editor';
import { closeGaps, moveBound, removeBand, setInclusive, splitBand } from './edit-bands';
import { NumberLine } from './number-line';
import { rangeText } from '../../i18n/rule-sentence';

/** The bands of a score rule on a number line and as rows, each bound saying whether it belongs. */
export function BandEditor({ rule, practice }: { readonly rule: Rule; readonly practice: readonly RecordId[] }) {
  const studio = useStudio();
  const save = (bands: readonly Band[]): void => void setFields(studio, rule.id, { bands });
  const problems = findBandProblems(rule.bands);
  return (
    <section className="band-editor">
      <NumberLine bands={rule.bands} />
      <ol>
        {rule.bands.map((band, index) => (
          <li key={index} className="band-row">
            <i className={`swatch act-${band.action.do}`} aria-hidden />
            <Bound band={band} index={index} side="from" onMove={(score) => save(moveBound(rule.bands, index, 'from', score))} onInclusive={(value) => save(setInclusive(rule.bands, index, 'from', value))} />
            <Bound band={band} index={index} side="to" onMove={(score) => save(moveBound(rule.bands, index, 'to', score))} onInclusive={(value) => save(setInclusive(rule.bands, index, 'to', value))} />
            <span className="band-tools">
              <IconButton size="small" label={t('rules.split', { number: index + 1 })} onPress={() => save(splitBand(rule.bands, index))}><Split /></IconButton>
              <IconButton size="small" label={t('rules.removeBand', { number: index + 1 })} isDisabled={rule.bands.length < 2} onPress={() => save(removeBand(rule.bands, index))}><X /></IconButton>
            </span>
            <div className="band-action">
              <span className="muted">{rangeText(band)}</span>
              <ActionEditor label={t('rules.action', { number: index + 1 })} action={band.action} practice={practice} own={rule.module} onChange={(action) => save(rule.bands.map((other, at) => (at === index ? { ...other, action } : other)))} />
            </div>
          </li>
        ))}
      </ol>
      {problems.length === 0 ? <p className="note ok row"><CircleCheck aria-hidden className="note-icon" /> {t('rules.ok')}</p> : (
        <div className="note err" role="alert">
          {problems.map((problem, index) => (
            <p key={index} className="row"><TriangleAlert aria-hidden className="note-icon" /> {problem.kind === 'empty' ? t('rules.empty') : t(`rules.${problem.kind}`, { range: rangeText({ from: problem.lo, fromInclusive: true, to: problem.hi, toInclusive: true }) })}</p>
          ))}
          <Button size="small" onPress={() => save(closeGaps(rule.bands))}><Zap aria-hidden /> {t('rules.fixGap')}</Button>
        </div>
      )}
    </section>
  );
}

interface BoundProps {
  readonly band: Band;
  readonly index: number;
  readonly side: 'from' | 'to';
  readonly onMove: (score: number) => void;
  readonly onInclusive: (inclusive: boolean) => void;
}

function Bound({ band, index, side, onMove, onInclusive }: BoundProps) {
  const inclusive = side === 'from' ? band.fromInclusive : band.toInclusive;
  const commit = (text: string): void => {
    const value = Number(text.replace(',', '.').replace('%', ''));
    if (text.trim() !== '' && value >= 0 && value <= 100) onMove(value * 100);
  };
  return (
    <span className="band-bound">
      <TextInput label={t(`rules.${side}`, { number: index + 1 })} value={String(band[side] / 100)} onCommit={commit} />
      <label title={t('rules.fromIncluded', { score: percentText(band[side]), number: index + 1 })}>
        <input type="checkbox" className="check" checked={inclusive} aria-label={t('rules.fromIncluded', { score: percentText(band[side]), number: index + 1 })} onChange={(event) => onInclusive(event.target.checked)} />
        {inclusive ? t('rules.inclusive') : t('rules.exclusive')}
      </label>
    </span>
  );
}
