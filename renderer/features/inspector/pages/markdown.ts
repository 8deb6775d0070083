import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: false });

/** HTML of a page's Markdown: raw HTML is text, the result is sanitised, and nothing in it can load anything. Assets are shown by `resolve`. */
export function renderMarkdown(text: string, resolve: (asset: string) => string | null): string {
  const html = markdown.render(text.replace(/\]\(asset:([A-Za-z0-9._-]+)\)/g, (_whole, key: string) => `](trellis-asset-${key})`));
  const clean = DOMPurify.sanitize(html, { USE_PROFILES: { html: true }, FORBID_TAGS: ['style', 'form', 'input', 'button', 'iframe', 'video', 'audio'], FORBID_ATTR: ['style', 'srcset'], RETURN_DOM_FRAGMENT: true });
  for (const image of clean.querySelectorAll('img')) {
    const key = /^trellis-asset-(.+)$/.exec(image.getAttribute('src') ?? '')?.[1];
    const url = key ? resolve(`asset:${key}`) : null;
    if (url) image.setAttribute('src', url);
    else image.replaceWith(`[${image.getAttribute('alt') ?? ''}]`);
  }
  for (const link of clean.querySelectorAll('a')) {
    link.setAttribute('data-href', link.getAttribute('href') ?? '');
    link.removeAttribute('href');
    link.removeAttribute('target');
  }
  const box = document.createElement('div');
  box.append(clean);
  return box.innerHTML;
}
