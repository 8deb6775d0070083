/** Round numbers between two ends, both within the scale: steps of 1, 2 or 5 times a power of ten, at most so many. */
export function ticksOf(from: number, to: number, most: number): readonly number[] {
  const span = to - from;
  if (!(span > 0)) return [from];
  const rough = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough - 1e-12) ?? 10) * power;
  const first = Math.ceil(from / step - 1e-9);
  return Array.from({ length: Math.max(0, Math.floor(to / step + 1e-9) - first + 1) }, (_tick, at) => Number(((first + at) * step).toPrecision(12)));
}
