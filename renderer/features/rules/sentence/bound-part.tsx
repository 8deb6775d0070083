import type { Band } from '#shared/model/rule';
import { percentText, t } from '../../../i18n/t';
import { NumberPart } from '../../../ui/number-part';
import { SelectBox } from '../../../ui/select-box';

interface Props {
  readonly band: Band;
  readonly number: number;
  readonly side: 'from' | 'to';
  /** Whether the other bound of the band is said too. */
  readonly both: boolean;
  readonly onMove: (score: number) => void;
  readonly onInclusive: (inclusive: boolean) => void;
}

/** One bound of a band: whether it belongs, and the score. */
export function BoundPart({ band, number, side, both, onMove, onInclusive }: Props) {
  const inclusive = side === 'from' ? band.fromInclusive : band.toInclusive;
  const kind = side === 'from' ? (both ? 'from' : 'atLeast') : both ? 'to' : 'upTo';
  return (
    <>
      <SelectBox
        look="bare" label={t('rules.fromIncluded', { score: percentText(band[side]), number })} value={inclusive ? 'in' : 'out'}
        choices={[{ value: 'in', label: t(`bound.${kind}.in`), hint: t('rules.inclusive') }, { value: 'out', label: t(`bound.${kind}.out`), hint: t('rules.exclusive') }]} onChange={(value) => onInclusive(value === 'in')}
      />
      <NumberPart label={t(`rules.${side}`, { number })} value={band[side] / 100} min={0} max={100} decimals={2} unit="%" invalidText={t('sentence.percent')} onCommit={(value) => value !== null && onMove(value * 100)} />
    </>
  );
}
