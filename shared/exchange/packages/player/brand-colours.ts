/** Colours of one scheme as `#rrggbb`: the accent, what is written on it, and a soft ground on which text of the scheme stands. */
export interface AccentColours {
  readonly accent: string;
  readonly ink: string;
  readonly soft: string;
}

export interface BrandColours {
  readonly light: AccentColours;
  readonly dark: AccentColours;
}

type Rgb = readonly [red: number, green: number, blue: number];

const white: Rgb = [255, 255, 255];
/** Grounds of the player (player.css) that the accent is least distinct on: the side in light, the page in dark. */
const grounds = { light: [247, 247, 245], dark: [30, 34, 32] } as const;
/** What text needs against its ground (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5;

/** Contrast of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrastOf(one: string, other: string): number {
  return ratio(parse(one), parse(other));
}

/**
 * The player's colours for an accent `#rrggbb`. It is taken as it is where text in it reads on the player's ground in light; else it is darkened, for the dark scheme lightened, in steps of a
 * hundredth until it does. The same accent gives the same colours.
 */
export function brandColours(accent: string): BrandColours {
  const given = parse(accent);
  const light = until(given, [0, 0, 0], (colour) => ratio(colour, grounds.light) >= leastContrast);
  const dark = until(given, white, (colour) => ratio(colour, grounds.dark) >= leastContrast && ratio(colour, mix(grounds.dark, colour, 0.18)) >= leastContrast);
  return {
    light: { accent: text(light), ink: '#ffffff', soft: text(mix(white, light, 0.12)) },
    dark: { accent: text(dark), ink: text(mix(dark, [0, 0, 0], 0.85)), soft: text(mix(grounds.dark, dark, 0.18)) },
  };
}

function until(from: Rgb, to: Rgb, isEnough: (colour: Rgb) => boolean): Rgb {
  for (let share = 0; share <= 100; share++) {
    const colour = mix(from, to, share / 100);
    if (isEnough(colour)) return colour;
  }
  return to;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2): number => Math.round(from[index] + (to[index] - from[index]) * share);
  return [at(0), at(1), at(2)];
}

function ratio(one: Rgb, other: Rgb): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parse(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function text(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
