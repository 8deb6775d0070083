import { htmlToText, textToMarkdown } from '../../files/html-text';
import type { XmlElement } from '../../files/xml/xml-element';
import { attributeOf, childOf, childText } from '../../files/xml/xml-element';
import type { ResourceKind } from './cartridge';

/** A page of Markdown read from a descriptor: lines, and a number that has no field of its own. */
export interface TextContent {
  readonly lines: readonly string[];
  readonly points?: number;
}

/** A web link, a discussion topic, an assignment or an external tool, as a page; undefined where the file is none of these. */
export function readTextContent(kind: ResourceKind, root: XmlElement): TextContent | undefined {
  if (kind === 'web-link' && root.local === 'webLink') return { lines: linkLines(childText(root, 'title'), attributeOf(childOf(root, 'url') ?? root, 'href') ?? '') };
  if (kind === 'topic' && root.local === 'topic') return { lines: textIn(root) };
  if (kind === 'assignment' && root.local === 'assignment') return assignment(root);
  if (kind === 'external-tool') return { lines: linkLines(childText(root, 'title') || 'External tool', childText(root, 'secure_launch_url') || childText(root, 'launch_url')) };
  return undefined;
}

function textIn(root: XmlElement): readonly string[] {
  const text = childOf(root, 'text');
  if (!text) return [];
  return textToMarkdown(attributeOf(text, 'texttype')?.toLowerCase() === 'text/plain' ? text.text.trim() : htmlToText(text.text));
}

function assignment(root: XmlElement): TextContent {
  const gradable = childOf(root, 'gradable');
  const points = Number((gradable && attributeOf(gradable, 'points_possible')) ?? '');
  return { lines: textIn(root), ...(points > 0 && points < 1e6 ? { points } : {}) };
}

/** Only addresses that a browser may follow become links. */
function linkLines(title: string, url: string): readonly string[] {
  const [words = ''] = textToMarkdown(title || url);
  const isWeb = /^https?:\/\/[^\s<>]+$/i.test(url);
  return url === '' ? [words] : isWeb ? [`[${words}](<${url}>)`] : [words, '', ...textToMarkdown(url)];
}
