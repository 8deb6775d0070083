import { findBandProblems } from '#shared/path/bands';
import type { Band } from '#shared/model/rule';
import { percentText, t } from '../../i18n/t';
import { rangeText } from '../../i18n/rule-sentence';

const ticks = [0, 20, 40, 60, 80, 100];

/** Scores from 0 to 100 % with the bands on it; what no band decides is red. */
export function NumberLine({ bands }: { readonly bands: readonly Band[] }) {
  const problems = findBandProblems(bands);
  const bounds = [...new Set(bands.flatMap((band) => [band.from, band.to]))].filter((score) => score > 0 && score < 10_000);
  const label = [...bands.map((band) => `${rangeText(band)}: ${t(`rules.short.${band.action.do}`)}`), ...problems.map((problem) => problem.kind)].join('; ');
  return (
    <div className="number-line" role="img" aria-label={`${t('rules.line')}. ${label}`}>
      <div className="number-track">
        {bands.map((band, index) => (
          <span key={index} className={`band act-soft-${band.action.do}`} style={{ left: `${band.from / 100}%`, width: `${Math.max(0, band.to - band.from) / 100}%` }}>
            <span className="truncate">{t(`rules.short.${band.action.do}`)}</span>
          </span>
        ))}
        {problems.filter((problem) => problem.kind !== 'empty').map((problem, index) => (
          <span key={`p${index}`} className="band-problem" style={{ left: `${problem.lo / 100}%`, width: `max(3px, ${(problem.hi - problem.lo) / 100}%)` }} />
        ))}
        {bounds.map((score) => <i key={score} className="bound" style={{ left: `${score / 100}%` }} />)}
      </div>
      <div className="number-ticks">
        {ticks.filter((tick) => !bounds.some((score) => Math.abs(score / 100 - tick) < 6)).map((tick) => <span key={tick} style={{ left: `${tick}%` }}>{tick}</span>)}
        {bounds.map((score) => <strong key={score} style={{ left: `${score / 100}%` }}>{percentText(score).replace(' %', '')}</strong>)}
      </div>
    </div>
  );
}
