export type Child = Node | string | false | undefined;

/** Makes an element. Attributes of `undefined` and `false` are left out, `true` is an empty attribute; `on…` are listeners. Text is text. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child !== false && child !== undefined) element.append(child);
  return element;
}

/** HTML that the exporter made and made safe (renderMarkdown): nothing else may come here. */
export function exportedHtml(html: string, language: string): HTMLElement {
  const element = h('div', { class: 'prose', lang: language });
  element.innerHTML = html;
  return element;
}

const drawings = {
  check: 'M5 10.5l3.2 3.2L15 7',
  skip: 'M5 6l4 4-4 4M10.5 6l4 4-4 4',
  lock: 'M6.5 9V7a3.5 3.5 0 017 0v2M5.5 9h9v6h-9z',
  open: 'M10 6v4l2.5 2',
  cross: 'M6.5 6.5l7 7M13.5 6.5l-7 7',
  person: 'M10 10a2.5 2.5 0 100-5 2.5 2.5 0 000 5zM5.5 15.5c.6-2.6 2.3-3.8 4.5-3.8s3.900 1.200 4.500 3.800',
  info: 'M10 9v5M10 6.200v.2',
  offered: 'M10 6v8M6 10h8',
  sheet: 'M6.5 4.5h5l2.5 2.5v8.5h-7.5zM8.5 10h3.5M8.5 12.5h3.5',
  told: 'M4.5 6h11v7.5h-6l-3 2.5v-2.5h-2z',
  words: 'M5.5 5h4a1.5 1.5 0 011.5 1.5v9a1.5 1.5 0 00-1.5-1.200h-4zM16 5h-3.5a1.5 1.5 0 00-1.5 1.5',
} as const;
export type IconName = keyof typeof drawings;

/** A decorative picture; the words beside it say the same. */
export function icon(name: IconName): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', drawings[name]);
  svg.append(path);
  return svg;
}
