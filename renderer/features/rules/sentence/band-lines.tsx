import { Split, TriangleAlert, X, Zap } from 'lucide-react';
import { bandRange, findBandProblems, type BandProblem } from '#shared/path/bands';
import type { Band, Rule } from '#shared/model/rule';
import { t } from '../../../i18n/t';
import { Button, IconButton } from '../../../ui/button';
import { keepFocusNear } from '../../../ui/keep-focus';
import { moveBound, removeBand, setInclusive, splitBand } from '../edit-bands';
import { mendText, problemRange } from '../line/bound-text';
import { mendOf } from '../line/mend-bands';
import type { ScoreMark } from '../line/number-line';
import { ActionPart } from './action-part';
import { BoundPart } from './bound-part';

interface Props {
  readonly rule: Rule;
  readonly bands: readonly Band[];
  /** Whether neighbours that touch a bound go along with it. */
  readonly together: boolean;
  /** Scores of the role's profiles; each line says how many it is for. */
  readonly marks: readonly ScoreMark[];
  readonly onSave: (bands: readonly Band[]) => void;
}

type Line = { readonly at: number } & ({ readonly kind: 'band'; readonly index: number; readonly band: Band } | { readonly kind: 'problem'; readonly problem: BandProblem });

/** The bands as lines of the sentence, lowest first, with what is not decided (or twice) where it lies. */
export function BandLines({ bands, ...props }: Props) {
  const lines: Line[] = [
    ...bands.map((band, index): Line => ({ kind: 'band', index, band, at: bandRange(band).lo })),
    ...findBandProblems(bands).map((problem): Line => ({ kind: 'problem', problem, at: problem.lo + 0.5 })),
  ];
  lines.sort((a, b) => a.at - b.at);
  return (
    <ol className="sentence-lines">
      {lines.map((line) => line.kind === 'band'
        ? <BandLine key={`band ${line.index}`} {...props} bands={bands} band={line.band} index={line.index} />
        : <ProblemLine key={`${line.problem.kind} ${line.problem.lo}`} {...props} bands={bands} problem={line.problem} />)}
    </ol>
  );
}

function countIn({ lo, hi }: { readonly lo: number; readonly hi: number }, marks: readonly ScoreMark[]): string {
  return marks.length === 0 ? '' : t('sentence.ofProfiles', { count: marks.filter(({ score }) => score >= lo && score <= hi).length, total: marks.length });
}

function BandLine({ rule, bands, band, index, together, marks, onSave }: Props & { readonly band: Band; readonly index: number }) {
  const number = index + 1;
  const saysFrom = !(band.from === 0 && band.fromInclusive) || band.to === 0;
  const saysTo = !(band.to === 10_000 && band.toInclusive) || band.from === 10_000;
  const bound = (side: 'from' | 'to') => (
    <BoundPart
      band={band} number={number} side={side} both={saysFrom && saysTo}
      onMove={(score) => onSave(moveBound(bands, index, side, score, together))} onInclusive={(value) => onSave(setInclusive(bands, index, side, value, together))}
    />
  );
  return (
    <li className="sentence-line">
      <i className={`swatch act-${band.action.do}`} aria-hidden />
      <span className="parts">
        {!saysFrom && !saysTo && <span>{t('rules.range.any')}</span>}
        {saysFrom && bound('from')}
        {saysTo && bound('to')}
        <ActionPart label={t('rules.action', { number })} action={band.action} module={rule.module} role={rule.role} onChange={(action) => onSave(bands.map((other, at) => (at === index ? { ...other, action } : other)))} />
      </span>
      <span className="line-count">{countIn(bandRange(band), marks)}</span>
      <span className="line-tools">
        <IconButton size="small" label={t('rules.split', { number })} onPress={() => onSave(splitBand(bands, index))}><Split /></IconButton>
        <IconButton size="small" label={t('rules.removeBand', { number })} isDisabled={bands.length < 2} onPress={({ target }) => { keepFocusNear(target); onSave(removeBand(bands, index)); }}><X /></IconButton>
      </span>
    </li>
  );
}

function ProblemLine({ bands, problem, marks, onSave }: Props & { readonly problem: BandProblem }) {
  const mend = mendOf(bands, problem);
  return (
    <li className="sentence-line fault">
      <TriangleAlert aria-hidden />
      <span className="parts" role="alert">{problem.kind === 'empty' ? t('rules.empty') : t(`rules.${problem.kind}`, { range: problemRange(problem) })}</span>
      <span className="line-count">{problem.kind === 'gap' ? countIn(problem, marks) : ''}</span>
      {mend && <Button size="small" onPress={({ target }) => { keepFocusNear(target); onSave(mend.bands); }}><Zap aria-hidden /> {mendText(mend)}</Button>}
    </li>
  );
}
