/** What of a prerequisite expression can be drawn as links: `all` are required; `isWhole` is false when something else was in it (or, not, k of n). */
export interface AiccPrerequisites {
  readonly all: readonly string[];
  readonly isWhole: boolean;
}

type Expression = { readonly kind: 'id'; readonly id: string } | { readonly kind: 'and'; readonly parts: readonly Expression[] } | { readonly kind: 'other' };

const other: Expression = { kind: 'other' };
const maxDepth = 64;

/**
 * Reads an aicc_script expression (SCORM 1.2 CAM 2.3.5.4.4): `&`, `|`, `~`, `=`, `<>`, `{}`, `k*{a,b}`, parentheses; also the words AND, OR, NOT that some
 * tools write. `k*{…}` with k = number of members is an AND, other sets are not links. Malformed text is not whole and has no links.
 */
export function readAiccScript(text: string): AiccPrerequisites {
  const tokens = tokenize(text);
  if (!tokens) return { all: [], isWhole: false };
  if (tokens.length === 0) return { all: [], isWhole: true };
  const reader = { tokens, at: 0 };
  const expression = readOr(reader, 0);
  if (!expression || reader.at < tokens.length) return { all: [], isWhole: false };
  const all: string[] = [];
  const isWhole = collect(expression, all);
  return { all: [...new Set(all)], isWhole };
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function tokenize(text: string): readonly string[] | undefined {
  const tokens = text.match(/<>|[&|~=*{},()]|"[^"]*"|[^\s&|~=<>*{},()"]+/g) ?? [];
  const isClean = tokens.join('').replace(/\s/g, '') === text.replace(/\s/g, '');
  const words: Readonly<Record<string, string>> = { and: '&', or: '|', not: '~' };
  return isClean ? tokens.map((token) => (Object.hasOwn(words, token.toLowerCase()) ? words[token.toLowerCase()]! : token)) : undefined;
}

function readOr(reader: Reader, depth: number): Expression | undefined {
  let left = readAnd(reader, depth);
  while (left && reader.tokens[reader.at] === '|') {
    reader.at++;
    left = readAnd(reader, depth) && other;
  }
  return left;
}

function readAnd(reader: Reader, depth: number): Expression | undefined {
  const parts = [readPrimary(reader, depth)];
  while (reader.tokens[reader.at] === '&') {
    reader.at++;
    parts.push(readPrimary(reader, depth));
  }
  if (parts.some((part) => part === undefined)) return undefined;
  return { kind: 'and', parts: parts as readonly Expression[] };
}

function readPrimary(reader: Reader, depth: number): Expression | undefined {
  const token = reader.tokens[reader.at++];
  if (token === undefined || depth > maxDepth) return undefined;
  if (token === '~') return readPrimary(reader, depth + 1) && other;
  if (token === '(') {
    const inner = readOr(reader, depth + 1);
    return inner && reader.tokens[reader.at++] === ')' ? inner : undefined;
  }
  if (/^\d+$/.test(token) && reader.tokens[reader.at] === '*') {
    reader.at++;
    return reader.tokens[reader.at++] === '{' ? readSet(reader, Number(token)) : undefined;
  }
  if (!/^[^&|~=<>*{},()]+$/.test(token)) return undefined;
  const next = reader.tokens[reader.at];
  if (next !== '=' && next !== '<>') return { kind: 'id', id: token };
  reader.at++;
  const status = reader.tokens[reader.at++]?.replace(/"/g, '').toLowerCase() ?? '';
  return next === '=' && /^(passed|completed|p|c)$/.test(status) ? { kind: 'id', id: token } : other;
}

function readSet(reader: Reader, needed: number): Expression | undefined {
  const ids: string[] = [];
  for (;;) {
    const id = reader.tokens[reader.at++];
    const mark = reader.tokens[reader.at++];
    if (id === undefined || !/^[^&|~=<>*{},()]+$/.test(id)) return undefined;
    ids.push(id);
    if (mark === '}') return needed === ids.length ? { kind: 'and', parts: ids.map((member) => ({ kind: 'id', id: member })) } : other;
    if (mark !== ',') return undefined;
  }
}

function collect(expression: Expression, all: string[]): boolean {
  if (expression.kind === 'id') all.push(expression.id);
  if (expression.kind !== 'and') return expression.kind === 'id';
  return expression.parts.map((part) => collect(part, all)).every((isWhole) => isWhole);
}
