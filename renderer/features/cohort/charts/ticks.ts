/** A step of 1, 2 or 5 times a power of ten that goes at most so many times into a span over 0. */
export function stepOf(span: number, most: number): number {
  const rough = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough - 1e-12) ?? 10) * power;
}

/** Round numbers between two ends, both within the scale: steps of 1, 2 or 5 times a power of ten, at most so many, or those that are asked for. */
export function ticksOf(from: number, to: number, most: number, step = to > from ? stepOf(to - from, most) : 1): readonly number[] {
  if (!(to > from)) return [from];
  const first = Math.ceil(from / step - 1e-9);
  return Array.from({ length: Math.max(0, Math.floor(to / step + 1e-9) - first + 1) }, (_tick, at) => Number(((first + at) * step).toPrecision(12)));
}
