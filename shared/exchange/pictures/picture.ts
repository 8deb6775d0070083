/** A point of a line, in CSS pixels from the top left corner. */
export type Spot = readonly [x: number, y: number];

/** Part of a line: to a place, or along a cubic curve with two control points. */
export type Stroke = { readonly to: Spot } | { readonly through: readonly [Spot, Spot]; readonly to: Spot };

/** Colours are `#rrggbb`; null: none. */
interface Look {
  readonly fill: string | null;
  readonly line: string | null;
  readonly lineWidth: number;
  /** Lengths of dashes and gaps in turn; empty: a whole line. */
  readonly dash: readonly number[];
}

export interface PictureRect extends Look {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}

export interface PictureLine extends Look {
  readonly kind: 'line';
  readonly from: Spot;
  readonly strokes: readonly Stroke[];
  readonly closed: boolean;
}

/** One line of text; `x`, `y`: where its base line begins. `size` in CSS pixels. */
export interface PictureText {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly fill: string;
  readonly text: string;
}

export type Shape = PictureRect | PictureLine | PictureText;

/** A drawing as plain data, in CSS pixels, what lies behind first: SVG and PDF are written from it. */
export interface Picture {
  readonly title: string;
  /** The drawing in words, for those who do not see it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  readonly shapes: readonly Shape[];
}

/**
 * A line from the absolute commands M, L, Q, C and Z of SVG 2 (section 9.3), quadratic curves raised to cubic ones.
 * @throws RangeError for another command, or for a list of numbers that does not come out even.
 */
export function readLine(d: string): Pick<PictureLine, 'from' | 'strokes' | 'closed'> {
  const tokens = d.match(/[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi) ?? [];
  let [at, command, from, closed]: [number, string, Spot, boolean] = [0, '', [0, 0], false];
  let now: Spot = [0, 0];
  const strokes: Stroke[] = [];
  const spot = (): Spot => {
    const [x, y] = [Number(tokens[at]), Number(tokens[at + 1])];
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError(`“${d}” does not have two numbers where a place is due.`);
    at += 2;
    return [x, y];
  };
  while (at < tokens.length) {
    if (/[A-Za-z]/.test(tokens[at] ?? '')) command = tokens[at++] ?? '';
    if (command === 'M') from = now = spot();
    else if (command === 'L') strokes.push({ to: (now = spot()) });
    else if (command === 'Q') {
      const [bend, to] = [spot(), spot()];
      const towards = (end: Spot): Spot => [end[0] + (2 / 3) * (bend[0] - end[0]), end[1] + (2 / 3) * (bend[1] - end[1])];
      strokes.push({ through: [towards(now), towards(to)], to });
      now = to;
    } else if (command === 'C') strokes.push({ through: [spot(), spot()], to: (now = spot()) });
    else if (command === 'Z') closed = true;
    else throw new RangeError(`“${d}” has the command “${command}”; only M, L, Q, C and Z are drawn.`);
  }
  return { from, strokes, closed };
}
