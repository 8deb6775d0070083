import { useEffect, useRef } from 'react';
import { findBandProblems } from '#shared/path/bands';
import { rangeText } from '../../../i18n/rule-sentence';
import { percentText, t } from '../../../i18n/t';
import { boundName, boundText, problemRange } from './bound-text';
import { boundsOf, limitsOf } from './bounds';
import { useBoundDrag, type BoundDragOptions } from './use-bound-drag';

const ticks = [0, 20, 40, 60, 80, 100];
/** Notes under bounds that are closer than this (in percent of the line) go on lines of their own. */
const noteWidth = 21;

export interface ScoreMark {
  readonly score: number;
  readonly title: string;
}

interface Props extends BoundDragOptions {
  /** Scores to show above the line. */
  readonly marks?: readonly ScoreMark[];
  /** Without the notes under the bounds. */
  readonly dense?: boolean;
}

/** Scores from 0 to 100 % with the bands on it. Bounds are dragged or moved by keys; what no band decides, or two do, is red and hatched. */
export function NumberLine({ bands, marks = [], dense = false, ...options }: Props) {
  const line = useRef<HTMLDivElement>(null);
  const drag = useBoundDrag({ bands, ...options });
  const bounds = boundsOf(bands);
  const problems = findBandProblems(bands).filter((problem) => problem.kind !== 'empty');
  useEffect(() => {
    const key = drag.wanted.current;
    if (!key || !line.current?.contains(document.activeElement)) return;
    line.current.querySelector<HTMLElement>(`[data-bound="${key}"]`)?.focus();
    drag.wanted.current = null;
  });
  const rows = noteRows(bounds.map((bound) => bound.score / 100));
  return (
    <div ref={line} className={dense ? 'number-line dense' : 'number-line'} role="group" aria-label={t('rules.line')}>
      {marks.length > 0 && <ScoreMarks marks={marks} />}
      <div className="number-track">
        {bands.map((band, index) => (
          <span key={index} title={`${rangeText(band)}: ${t(`rules.short.${band.action.do}`)}`} className={`band act-soft-${band.action.do}`} style={{ left: `${band.from / 100}%`, width: `${Math.max(0, band.to - band.from) / 100}%` }}>
            <span className="truncate">{t(`rules.short.${band.action.do}`)}</span>
          </span>
        ))}
        {problems.map((problem) => (
          <span key={`${problem.kind} ${problem.lo}`} className="band-problem" title={t(`rules.${problem.kind}`, { range: problemRange(problem) })} style={{ left: `${problem.lo / 100}%`, width: `max(5px, ${(problem.hi - problem.lo) / 100}%)` }} />
        ))}
        {bounds.map((bound) => {
          const { text, isFault } = boundText(bands, bound);
          const { least, most } = limitsOf(bands, bound);
          return (
            <span
              key={bound.key} data-bound={bound.key} role="slider" tabIndex={0} className={isFault ? 'bound fault' : 'bound'} style={{ left: `${bound.score / 100}%` }} aria-label={boundName(bands, bound)} aria-orientation="horizontal"
              aria-valuemin={least / 100} aria-valuemax={most / 100} aria-valuenow={bound.score / 100} aria-valuetext={`${percentText(bound.score)}. ${text}`} title={t('line.hint')}
              onPointerDown={(event) => drag.pressed(event, bound)} onPointerMove={drag.moved} onPointerUp={drag.released} onPointerCancel={drag.released} onKeyDown={(event) => drag.keyDown(event, bound)}
            />
          );
        })}
      </div>
      <div className="number-ticks" aria-hidden>
        {ticks.filter((tick) => !bounds.some(({ score }) => Math.abs(score / 100 - tick) < 6)).map((tick) => <span key={tick} style={{ left: `${tick}%` }}>{tick}</span>)}
        {bounds.map(({ key, score }) => <strong key={key} style={{ left: `${score / 100}%` }}>{percentText(score).replace(' %', '')}</strong>)}
      </div>
      {!dense && (
        <div className="bound-notes" aria-hidden style={{ height: 18 * (Math.max(-1, ...rows) + 1) }}>
          {bounds.map((bound, index) => {
            const { text, isFault } = boundText(bands, bound);
            return <span key={bound.key} className={isFault ? 'err' : undefined} style={{ left: `clamp(60px, ${bound.score / 100}%, calc(100% - 60px))`, top: 18 * (rows[index] ?? 0) }}>{text}</span>;
          })}
        </div>
      )}
    </div>
  );
}

/** The line of each note, so that no two touch: the first line that is free at its place. */
function noteRows(places: readonly number[]): readonly number[] {
  const ends: number[] = [];
  return places.map((place) => {
    const free = ends.findIndex((end) => place - end >= noteWidth);
    const row = free >= 0 ? free : ends.length;
    ends[row] = place;
    return row;
  });
}

/** A dot for each score, stacked by two percent. */
function ScoreMarks({ marks }: { readonly marks: readonly ScoreMark[] }) {
  const stacks = new Map<number, ScoreMark[]>();
  for (const mark of marks) {
    const bin = Math.min(98, Math.floor(mark.score / 200) * 2) + 1;
    stacks.set(bin, [...(stacks.get(bin) ?? []), mark]);
  }
  return (
    <div className="score-marks" role="img" aria-label={t('line.marks', { scores: marks.map((mark) => `${mark.title}: ${percentText(mark.score)}`).join('; ') })}>
      {[...stacks].map(([bin, stack]) => (
        <span key={bin} style={{ left: `${bin}%` }} title={stack.map((mark) => `${mark.title}: ${percentText(mark.score)}`).join('\n')}>{stack.slice(0, 5).map((_mark, index) => <i key={index} />)}</span>
      ))}
    </div>
  );
}
