import { isMap, isScalar, parseDocument, type Document } from 'yaml';

/** The YAML block at the head of a page. `problem`: why it could not be read (the text is then taken without it). */
export interface FrontMatter {
  readonly fields: ReadonlyMap<string, unknown>;
  /** Number of lines that the block takes, its marks included. */
  readonly lineCount: number;
  readonly problem?: string;
}

const maxLength = 64 * 1024;
/** Lists in lists that the YAML parser is given; it takes memory without end for thousands. */
const maxNesting = 60;
const none: FrontMatter = { fields: new Map(), lineCount: 0 };

/** Reads `---` … `---` (or `...`) when it starts on the first line and ends. */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  if (lines[0]?.trimEnd() !== '---') return none;
  const end = lines.findIndex((line, i) => i > 0 && /^(---|\.\.\.)\s*$/.test(line));
  if (end < 0) return none;
  const parsed = parseYamlFields(lines.slice(1, end).join('\n'));
  return { ...parsed, lineCount: end + 1 };
}

/** A YAML mapping as fields with lower-case names. Aliases are not expanded beyond 20; later keys of one name lose. */
export function parseYamlFields(text: string): Omit<FrontMatter, 'lineCount'> {
  if (text.length > maxLength) return { fields: new Map(), problem: 'it is longer than 64 KB' };
  if (isDeep(text)) return { fields: new Map(), problem: `it is nested more than ${maxNesting} deep` };
  try {
    const document = parseDocument(text, { schema: 'core', logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
    const error = document.errors[0];
    // Pretty errors are made for each fault, with lines around it: for a text of many faults that takes half a minute.
    if (error) return { fields: new Map(), problem: `${error.message.split('\n')[0] ?? 'it is not YAML'} (line ${text.slice(0, error.pos[0]).split('\n').length + 1})` };
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    if (value === null || value === undefined) return { fields: new Map() };
    if (typeof value !== 'object' || Array.isArray(value)) return { fields: new Map(), problem: 'it is not a list of fields' };
    const fields = new Map<string, unknown>();
    for (const [key, field] of Object.entries(value)) if (!fields.has(key.toLowerCase())) fields.set(key.toLowerCase(), field);
    const version = writtenVersion(document);
    if (version !== undefined) fields.set('version', version);
    return { fields };
  } catch {
    return { fields: new Map(), problem: 'it is not YAML' };
  }
}

/** Counts open brackets wherever they stand, and `- - - ` of one line; deeper indentation does not fit into the length. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) {
      if (++depth > maxNesting) return true;
    } else if ((code === 0x5d || code === 0x7d) && depth > 0) depth--;
  }
  return /(?:[-?:][ \t]+){61}/.test(text);
}

/** A version as it is written: 1.10 is not 1.1. */
function writtenVersion({ contents }: Document): string | undefined {
  const item = isMap(contents) ? contents.items.find(({ key }) => isScalar(key) && String(key.value).toLowerCase() === 'version') : undefined;
  return item && isScalar(item.value) && typeof item.value.value === 'number' ? item.value.source : undefined;
}

/** A field as one line of text; empty when it is missing or not a plain value. */
export function textField(fields: ReadonlyMap<string, unknown>, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value).replace(/\s+/g, ' ').trim() : '';
}

/** A field as a list of lines: a YAML list, or one text. */
export function listField(fields: ReadonlyMap<string, unknown>, name: string): readonly string[] {
  const value = fields.get(name);
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === 'string' || typeof item === 'number').map((item) => String(item).replace(/\s+/g, ' ').trim()).filter((item) => item !== '');
}
