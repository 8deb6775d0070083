/** Elements without content. */
export const voidNames: ReadonlySet<string> = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);

/** What an opening tag ends: any of `closes` that is open, not looking beyond `within`. */
export interface ImpliedEnds {
  readonly closes: ReadonlySet<string>;
  readonly within: ReadonlySet<string>;
}

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const cellBounds = 'td th caption table';
const endsParagraph: ImpliedEnds = { closes: set('p'), within: set(`button object ${cellBounds} li dd dt div section article`) };
const endsHeading: ImpliedEnds = { closes: set('p h1 h2 h3 h4 h5 h6'), within: set(`button object ${cellBounds} li dd dt div section article`) };
const paragraphEnders = set('address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header hgroup hr main menu nav ol p pre search section summary table ul');

const byName: Readonly<Record<string, ImpliedEnds>> = {
  li: { closes: set('li'), within: set(`ul ol menu ${cellBounds}`) },
  dt: { closes: set('dt dd'), within: set(`dl ${cellBounds}`) },
  dd: { closes: set('dt dd'), within: set(`dl ${cellBounds}`) },
  td: { closes: set('td th'), within: set('tr table') },
  th: { closes: set('td th'), within: set('tr table') },
  tr: { closes: set('tr td th caption'), within: set('table') },
  thead: { closes: set('thead tbody tfoot tr td th caption'), within: set('table') },
  tbody: { closes: set('thead tbody tfoot tr td th caption'), within: set('table') },
  tfoot: { closes: set('thead tbody tfoot tr td th caption'), within: set('table') },
  option: { closes: set('option'), within: set('select datalist') },
  optgroup: { closes: set('option optgroup'), within: set('select') },
  a: { closes: set('a'), within: set(`${cellBounds} object`) },
};

/** The ends that an opening tag implies (HTML standard, "in body" and the insertion modes of tables, simplified). */
export function impliedEnds(name: string): ImpliedEnds | undefined {
  if (Object.hasOwn(byName, name)) return byName[name];
  if (/^h[1-6]$/.test(name)) return endsHeading;
  return paragraphEnders.has(name) ? endsParagraph : undefined;
}

const tableNames = set('table thead tbody tfoot tr td th caption');
const ofTables = set('table');
const ofLists = set(`ul ol menu ${cellBounds}`);
const ofContent = set(cellBounds);
const none: ReadonlySet<string> = new Set();

/** Where the search for the start of a closing tag ends. */
export function scopeEnds(name: string): ReadonlySet<string> {
  if (name === 'table' || name === 'html' || name === 'body') return none;
  if (tableNames.has(name)) return ofTables;
  return name === 'li' ? ofLists : ofContent;
}
