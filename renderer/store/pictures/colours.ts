const names = ['bg', 'surface', 'surface2', 'line2', 'ink', 'ink2', 'ink3', 'accent', 'core', 'core-soft', 'testable', 'testable-soft', 'elective', 'elective-soft', 'remedial', 'remedial-soft', 'open', 'open-soft'] as const;

/** The colours that a picture is drawn with, as `#rrggbb`. */
export type Colours = Readonly<Record<(typeof names)[number], string>>;

/** The studio's own colours of a theme, whichever the window has now. */
export function coloursOf(theme: 'light' | 'dark'): Colours {
  const probe = document.createElement('div');
  probe.dataset['theme'] = theme;
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  // A canvas gives every opaque colour back as #rrggbb, however the style sheet was shortened.
  const plain = document.createElement('canvas').getContext('2d');
  const colours = Object.fromEntries(names.map((name) => {
    const text = style.getPropertyValue(`--${name}`).trim();
    if (plain) plain.fillStyle = text;
    return [name, plain ? String(plain.fillStyle) : text];
  }));
  probe.remove();
  return colours as Colours;
}

/** `share` of `over` on `under`. */
export function mix(over: string, under: string, share: number): string {
  const channel = (colour: string, at: number): number => parseInt(colour.slice(at, at + 2), 16);
  return `#${[1, 3, 5].map((at) => Math.round(channel(over, at) * share + channel(under, at) * (1 - share)).toString(16).padStart(2, '0')).join('')}`;
}

/** Line and soft ground of a zone's tone; one that is none has the plain line. */
export function toneColours(colours: Colours, tone: string): { readonly line: string; readonly soft: string } {
  const known = tone as keyof Colours;
  return { line: colours[known] ?? colours.ink3, soft: colours[`${tone}-soft` as keyof Colours] ?? colours.surface2 };
}
