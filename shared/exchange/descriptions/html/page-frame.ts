import { escapeXml } from '../../files/xml/write-xml';
import { htmlPage } from './skeleton';

/** Markup that is safe to put into a page as it is. */
export type Html = string;

/** Text as markup. */
export const text = (value: string): Html => escapeXml(value);

/** Nothing from outside, no script at all; the one inline style is the alignment of table cells that Markdown writes. */
export const contentPolicy = ["default-src 'none'", "style-src 'self'", "style-src-attr 'unsafe-inline'", "img-src 'self'", "frame-src 'self'", "base-uri 'none'", "form-action 'none'"].join('; ');

export interface PageFrame {
  readonly title: string;
  readonly language: string;
  /** Way from this page to the top folder: `` or `../`. */
  readonly root: string;
  /** What stands in the banner beside the name of the path; empty on the overview. */
  readonly crumbs: Html;
  readonly main: Html;
  readonly foot: Html;
}

/** A whole page: a skip link, then the landmarks banner, main and contentinfo. */
export function pageOf({ title, language, root, crumbs, main, foot }: PageFrame): string {
  return htmlPage({
    title, language, policy: contentPolicy,
    head: ['<meta name="referrer" content="no-referrer">', `<link rel="stylesheet" href="${root}style.css">`],
    body: `<a class="skip" href="#main">Skip to the content</a>
<header class="banner"><div class="wrap">${crumbs}</div></header>
<main id="main" class="wrap" tabindex="-1">
${main}
</main>
<footer class="foot"><div class="wrap">${foot}</div></footer>`,
  });
}

/** A list, or nothing where there is no item. */
export function listOf(items: readonly Html[], kind: 'ul' | 'ol' = 'ul', name = ''): Html {
  return items.length === 0 ? '' : `<${kind}${name === '' ? '' : ` class="${name}"`}>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</${kind}>`;
}

/** A section with a heading, or nothing where it is empty. */
export function sectionOf(id: string, heading: string, body: Html, name = ''): Html {
  return body === '' ? '' : `<section aria-labelledby="${id}"${name === '' ? '' : ` class="${name}"`}>\n<h2 id="${id}">${text(heading)}</h2>\n${body}\n</section>`;
}

/** Names and values; values that are empty are left out. */
export function factsOf(facts: readonly (readonly [name: string, value: Html])[]): Html {
  return `<dl class="facts">\n${facts.filter(([, value]) => value !== '').map(([name, value]) => `<div><dt>${text(name)}</dt><dd>${value}</dd></div>`).join('\n')}\n</dl>`;
}
