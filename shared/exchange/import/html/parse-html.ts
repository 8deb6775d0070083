import { Tokenizer, TokenizerMode, type Token } from 'parse5';
import type { MarkupElement, MarkupNode } from '../markup/markup-node';
import { impliedEnds, scopeEnds, voidNames } from './implied-ends';

interface OpenElement extends MarkupElement {
  readonly children: MarkupNode[];
}

/** A page as a tree, whatever its author wrote. `isWhole`: false where the page has more elements than are read. */
export interface ParsedHtml {
  readonly root: MarkupElement;
  readonly isWhole: boolean;
}

/** Elements below this depth become children of the one at it: no reader of the tree can run out of stack. */
export const maxHtmlDepth = 200;
const maxElements = 1_000_000;
const maxAttributes = 500;
const chunkLength = 16 * 1024;

const rawNames: ReadonlySet<string> = new Set(['style', 'xmp', 'iframe', 'noembed', 'noframes']);

/**
 * Text → tree. The marks are told apart by the tokenizer of the HTML standard (parse5); the tree is made here, with ends implied as the standard implies them, because its full algorithm takes
 * quadratic time on hostile pages. Time is in proportion to the length; nothing is ever refused.
 */
export function parseHtml(text: string): ParsedHtml {
  const isXhtml = /^\s*<\?xml\s/.test(text.slice(0, 200));
  const builder = createBuilder();
  const tokenizer: Tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, {
    onStartTag: (tag) => {
      const isClosed = voidNames.has(tag.tagName) || (isXhtml && tag.selfClosing);
      builder.open(tag, isClosed);
      if (!isClosed) tokenizer.state = modeOf(tag.tagName) ?? tokenizer.state;
    },
    onEndTag: (tag) => builder.close(tag.tagName),
    onCharacter: (token) => builder.text(token.chars),
    onWhitespaceCharacter: (token) => builder.text(token.chars),
    onNullCharacter: () => undefined,
    onComment: () => undefined,
    onDoctype: () => undefined,
    onEof: () => undefined,
    onParseError: null,
  });
  for (let at = 0; at < text.length && !builder.isFull(); at += chunkLength) tokenizer.write(text.slice(at, at + chunkLength), at + chunkLength >= text.length);
  return { root: builder.root, isWhole: !builder.isFull() };
}

function modeOf(name: string): (typeof TokenizerMode)[keyof typeof TokenizerMode] | undefined {
  if (name === 'script') return TokenizerMode.SCRIPT_DATA;
  if (name === 'textarea' || name === 'title') return TokenizerMode.RCDATA;
  if (name === 'plaintext') return TokenizerMode.PLAINTEXT;
  return rawNames.has(name) ? TokenizerMode.RAWTEXT : undefined;
}

interface Builder {
  readonly root: MarkupElement;
  readonly open: (tag: Token.TagToken, isClosed: boolean) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  readonly isFull: () => boolean;
}

function createBuilder(): Builder {
  const root: OpenElement = { name: 'html', attributes: new Map(), children: [] };
  const stack: OpenElement[] = [root];
  let [count, tooDeep] = [0, 0];
  const top = (): OpenElement => stack.at(-1)!;
  const closeTo = (isEnd: (name: string) => boolean, isScope: (name: string) => boolean): boolean => {
    for (let at = stack.length - 1; at > 0; at--) {
      const { name } = stack[at]!;
      if (isEnd(name)) {
        stack.length = at;
        return true;
      }
      if (isScope(name)) return false;
    }
    return false;
  };
  return {
    root,
    isFull: () => count > maxElements,
    open: (tag, isClosed) => {
      const name = tag.tagName;
      if (++count > maxElements || name === 'html' || name === 'body') return;
      const ends = impliedEnds(name);
      if (tooDeep === 0 && ends) while (closeTo((open) => ends.closes.has(open), (open) => ends.within.has(open)));
      const element: OpenElement = { name, attributes: new Map(tag.attrs.slice(0, maxAttributes).map(({ name: key, value }) => [key, value])), children: [] };
      if (isClosed) top().children.push(element);
      else if (stack.length >= maxHtmlDepth) tooDeep++;
      else {
        top().children.push(element);
        stack.push(element);
      }
    },
    close: (name) => {
      if (tooDeep > 0) tooDeep--;
      else if (name === 'br') top().children.push({ name, attributes: new Map(), children: [] });
      else closeTo((open) => open === name, (open) => scopeEnds(name).has(open));
    },
    text: (text) => {
      const { children } = top();
      children.push(text);
    },
  };
}
