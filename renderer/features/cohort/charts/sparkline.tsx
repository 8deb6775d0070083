import { countText } from '../../../i18n/t';

interface Props {
  readonly values: readonly number[];
  /** Places on the scale, so that several are read against each other; `most`: the top of it. */
  readonly length: number;
  readonly most: number;
  readonly label: string;
}

const [step, height] = [6, 30] as const;

/** Small bars in a row; the highest stands out. */
export function Sparkline({ values, length, most, label }: Props) {
  const top = Math.max(...values);
  return (
    <svg className="sparkline" width={step * length} height={height} role="img" aria-label={`${label}: ${values.map((value) => countText(value)).join(', ')}`}>
      {Array.from({ length }, (_bar, at) => {
        const value = values[at] ?? 0;
        const tall = value === 0 || most === 0 ? 1 : Math.max(2, (value / most) * height);
        return <rect key={at} className={value === 0 ? 'none' : value === top ? 'top' : ''} x={at * step} width={step - 1} y={height - tall} height={tall} />;
      })}
    </svg>
  );
}
