import { text, type Html } from '../../descriptions/html/page-frame';
import { htmlPage } from '../../descriptions/html/skeleton';

/** No script and no plug-in. Nothing else is forbidden: LMSs serve the files of a cartridge from addresses of their own. */
const contentPolicy = "script-src 'none'; object-src 'none'; base-uri 'none'";

/** A page of a cartridge, in `pages/`. An LMS that takes only the body keeps headings and content. */
export function contentPage({ title, language, main }: { readonly title: string; readonly language: string; readonly main: Html }): string {
  return htmlPage({
    title, language, policy: contentPolicy,
    head: ['<link rel="stylesheet" href="../style.css">'],
    body: `<main class="content">\n<h1>${text(title)}</h1>\n${main}\n</main>`,
  });
}

/** `style.css`: readable in any frame, light and dark by the reader's setting. */
export const cartridgeStyle = `:root { color-scheme: light dark; --ink: #1f2421; --quiet: #59605b; --line: #e0dfda; --soft: #eceeec; --link: #1d5c3e; --ground: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ece9; --quiet: #adb5b0; --line: #343a36; --soft: #2a2f2c; --link: #86d1a8; --ground: #161917; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1.5rem; background: var(--ground); color: var(--ink); font: 1rem/1.6 'Segoe UI', 'Noto Sans', 'DejaVu Sans', system-ui, sans-serif; overflow-wrap: anywhere; }
.content { max-width: 46rem; margin: 0 auto; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 0.75rem; }
a { color: var(--link); }
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; background: var(--soft); border-radius: 8px; padding: 0.9rem 1.1rem; }
blockquote, .callout { margin: 1rem 0; padding: 0.5rem 1.1rem; background: var(--soft); border-radius: 8px; }
.callout-title, summary { font-weight: 600; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.8rem; border: 1px solid var(--line); }
.lead { font-size: 1.15rem; color: var(--quiet); }
.missing-image { color: var(--quiet); font-style: italic; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: 0.75rem 1.5rem; border: 1px solid var(--line); border-radius: 8px; padding: 1rem; margin: 1rem 0; }
.facts dt { color: var(--quiet); font-size: 0.875rem; }
.facts dd { margin: 0; font-weight: 600; }
.imported { display: block; width: 100%; height: 75vh; border: 1px solid var(--line); background: #ffffff; }
`;
