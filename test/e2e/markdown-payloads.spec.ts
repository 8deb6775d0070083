import { expect, test } from '@playwright/test';
import { renderMarkdown } from '#shared/exchange/import/markdown/render-html';

const script = 'window.executed=1';
const tags = ['script', 'img', 'svg', 'iframe', 'body', 'video', 'audio', 'input', 'details', 'math', 'object', 'embed', 'style', 'link', 'form', 'a', 'marquee', 'select', 'textarea', 'template'];
const events = ['onerror', 'onload', 'onclick', 'onfocus', 'ontoggle', 'onmouseover', 'onanimationstart', 'onpointerenter', 'onbegin', 'onauxclick'];
const schemes = ['javascript:', 'JaVaScRiPt:', 'java\tscript:', 'java&#10;script:', '&#106;avascript:', '&#x6A;avascript:', 'javascript&colon;', '\u0001javascript:', 'vbscript:', 'data:text/html,', 'data:text/html;base64,', 'data:image/svg+xml,', 'feed:javascript:', 'jar:javascript:', 'view-source:javascript:', '//evil.test/', 'blob:', 'filesystem:'];
const wraps: readonly ((inner: string) => string)[] = [
  (x) => x, (x) => `> ${x}`, (x) => `- ${x}`, (x) => `# ${x}`, (x) => `**${x}**`, (x) => `| ${x} |\n|---|\n| ${x} |`, (x) => `::: challenge\n${x}\n:::`, (x) => `\`\`\`${x}\nx\n\`\`\``, (x) => `[${x}](https://x.test)`, (x) => `![${x}](asset:x)`,
];

/** Generated after the usual families of public cheat sheets: tags with handlers, schemes in links, images, autolinks and definitions, broken quoting, encodings. */
function payloads(): readonly string[] {
  const handlers = tags.flatMap((tag) => events.map((event) => `<${tag} ${event}=${script} src=x href=x autofocus>`));
  const quoted = events.flatMap((event) => [`"${event}="${script}`, `' ${event}='${script}`, `\`${event}=${script}`, `x" ${event}=${script} y="`, `&quot; ${event}=${script}`]);
  const links = schemes.flatMap((scheme) => [`[a](${scheme}${script})`, `[a](<${scheme}${script}>)`, `<${scheme}${script}>`, `[a]\n\n[a]: ${scheme}${script}`, `![a](${scheme}${script})`, `![a](x "${scheme}${script}")`, `[![a](x)](${scheme}${script})`]);
  const scripts = ['<script>', '<SCRIPT>', '<scr<script>ipt>', '<script/src=x>', '<script\n>', '\\<script>', '&lt;script&gt;', '<![CDATA[<script>', '<!--><script>', '</p><script>'].map((open) => `${open}${script}</script>`);
  const links2 = quoted.flatMap((text) => [`[a](https://x.test/${text})`, `[a](https://x.test "${text}")`, `![${text}](asset:x)`, `![a](asset:x "${text}")`, `<https://x.test/${text}>`]);
  return [...handlers, ...links, ...scripts].flatMap((payload) => wraps.slice(0, 8).map((wrap) => wrap(payload))).concat([...quoted, ...links2].flatMap((payload) => wraps.map((wrap) => wrap(payload))));
}

test('no payload runs, also without a content security policy', async ({ page }) => {
  const all = payloads();
  expect(all.length).toBeGreaterThan(2000);
  await page.setContent('<!doctype html><main></main>');
  const pages = all.map((payload) => renderMarkdown(payload.split('\n'), { imagePath: () => 'x.png' }));
  const found = await page.evaluate(async (list) => {
    const bad: string[] = [];
    const main = document.querySelector('main')!;
    for (const html of list) {
      main.innerHTML = html;
      for (const element of main.querySelectorAll('*')) {
        const isOdd = [...element.attributes].some(({ name, value }) => name.startsWith('on') || (/^(href|src)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)));
        if (isOdd || /^(script|iframe|object|embed|svg|math|form|style|link)$/i.test(element.tagName)) bad.push(html);
        if (element instanceof HTMLElement && element.tagName !== 'A') element.click();
        element.dispatchEvent(new Event('mouseover'));
      }
      await Promise.resolve();
    }
    await new Promise((done) => setTimeout(done, 300));
    return { bad, executed: 'executed' in window };
  }, pages);
  expect(found).toEqual({ bad: [], executed: false });
});
