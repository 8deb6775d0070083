/** `style.css`: light and dark by the reader's setting, one column on paper. Colours have a contrast of 4.5 to 1 or more on their ground in both. */
export const styleSheet = `:root {
  --bg: #f7f7f5; --surface: #ffffff; --line: #e0dfda; --ink: #1f2421; --ink2: #59605b; --link: #1d5c3e; --focus: #1a73e8;
  --core: #27508f; --core-soft: #e6edf8; --testable: #0b6666; --testable-soft: #e0f2f1; --elective: #7a5000; --elective-soft: #fbf1dc;
  --remedial: #9a3426; --remedial-soft: #fae8e4; --open: #62479a; --open-soft: #efeaf8; --pulled: #4d5650; --pulled-soft: #eceeec;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #161917; --surface: #1e2220; --line: #343a36; --ink: #e8ece9; --ink2: #adb5b0; --link: #86d1a8; --focus: #8ab4f8;
    --core: #9dbff2; --core-soft: #1f2b3f; --testable: #77d0d0; --testable-soft: #1b3333; --elective: #e5bb6b; --elective-soft: #352b18;
    --remedial: #f0a294; --remedial-soft: #3a2420; --open: #c3afea; --open-soft: #2b2539; --pulled: #b9c1bc; --pulled-soft: #2a2f2c;
  }
}
.tone-core { --tone: var(--core); --soft: var(--core-soft); }
.tone-testable { --tone: var(--testable); --soft: var(--testable-soft); }
.tone-elective { --tone: var(--elective); --soft: var(--elective-soft); }
.tone-remedial { --tone: var(--remedial); --soft: var(--remedial-soft); }
.tone-open { --tone: var(--open); --soft: var(--open-soft); }
.tone-pulled { --tone: var(--pulled); --soft: var(--pulled-soft); }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 1rem/1.6 Inter, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, p, ul, ol, dl, dd, table { margin: 0; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
.wrap { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
.skip { position: absolute; left: 1rem; top: -4rem; background: var(--surface); color: var(--ink); padding: 0.6rem 1rem; border-radius: 8px; z-index: 1; }
.skip:focus { top: 1rem; }
.banner { background: var(--surface); border-bottom: 1px solid var(--line); font-size: 0.9rem; color: var(--ink2); }
.banner .wrap { padding-block: 0.85rem; }
.brand { font-weight: 600; color: var(--ink); }
.foot { border-top: 1px solid var(--line); margin-top: 4rem; padding-block: 1.5rem 2.5rem; font-size: 0.875rem; color: var(--ink2); }
.hero { padding-block: 3rem 1rem; }
.eyebrow { font-size: 0.875rem; font-weight: 600; color: var(--ink2); }
h1 { font-size: clamp(1.9rem, 4.5vw, 2.75rem); line-height: 1.15; letter-spacing: -0.02em; text-wrap: balance; margin-top: 0.25rem; }
h2 { font-size: 1.35rem; line-height: 1.3; letter-spacing: -0.01em; margin: 2.75rem 0 1rem; }
h3 { font-size: 1.1rem; line-height: 1.35; }
.lead { font-size: 1.2rem; line-height: 1.5; color: var(--ink2); margin-top: 0.75rem; max-width: 44rem; }
.quiet { color: var(--ink2); }
.code { color: var(--ink2); font-size: 0.85em; white-space: nowrap; }
.facts { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin-top: 1.75rem; }
.facts dt { font-size: 0.85rem; color: var(--ink2); }
.facts dd { font-weight: 600; }
.badge { display: inline-block; background: var(--soft, var(--pulled-soft)); color: var(--tone, var(--pulled)); border-radius: 6px; padding: 0.1rem 0.55rem; font-size: 0.825rem; font-weight: 600; }
.figure { background: #ffffff; border: 1px solid var(--line); border-radius: 12px; padding: 0.75rem; overflow-x: auto; }
.figure img { display: block; height: clamp(20rem, 70vh, 36rem); width: auto; max-width: none; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 1.25rem; align-items: start; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem 1.4rem 1rem; display: grid; grid-template-columns: 1fr auto; gap: 0.35rem 1rem; align-items: start; }
.card > * { grid-column: 1 / -1; }
.card > h3 { grid-column: 1; color: var(--tone); }
.card > .badge { grid-column: 2; grid-row: 1; }
.gate { background: var(--soft); border-radius: 8px; padding: 0.5rem 0.75rem; font-size: 0.925rem; }
.card > .quiet { font-size: 0.925rem; }
.modules { list-style: none; padding: 0; margin-top: 0.5rem; }
.modules li { display: grid; grid-template-columns: 2rem 1fr auto; gap: 0.5rem; align-items: baseline; padding-block: 0.5rem; border-top: 1px solid var(--line); }
.number { color: var(--ink2); font-variant-numeric: tabular-nums; }
.minutes { color: var(--ink2); font-variant-numeric: tabular-nums; white-space: nowrap; }
.scroll { overflow-x: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 12px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.6rem 0.9rem; border-top: 1px solid var(--line); font-weight: 400; }
thead th { border-top: 0; font-size: 0.85rem; color: var(--ink2); white-space: nowrap; }
tbody th { min-width: 15rem; }
.scroll td:nth-child(3) { min-width: 13rem; }
.scroll td:last-child { min-width: 14rem; }
.dot { display: inline-block; width: 0.65rem; height: 0.65rem; border-radius: 50%; background: var(--tone); margin-right: 0.5rem; }
.rules, .competencies { list-style: none; padding: 0; display: grid; gap: 1rem; }
.rules li, .competencies > li { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 0.9rem 1.2rem; }
.competencies { grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); align-items: start; }
.competencies ol { padding-left: 1.3rem; margin-top: 0.35rem; }
.module { max-width: 46rem; padding-top: 2.5rem; }
.module > .facts { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 1.1rem 1.3rem; display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: 1rem 1.5rem; }
.module ul, .module ol { padding-left: 1.3rem; }
.module ul.rules { padding-left: 0; }
.page { border-top: 1px solid var(--line); margin-top: 2.5rem; }
.content > * + * { margin-top: 1rem; }
.content h2 { font-size: 1.2rem; margin-top: 1.75rem; }
.content img { max-width: 100%; height: auto; border-radius: 8px; }
.content table { display: block; overflow-x: auto; }
.content pre { overflow-x: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 0.9rem 1.1rem; font-size: 0.9rem; }
.content blockquote { margin-inline: 0; padding: 0.25rem 1.1rem; background: var(--pulled-soft); border-radius: 8px; }
.callout { background: var(--soft); border-radius: 10px; padding: 0.9rem 1.2rem; }
.callout > * + * { margin-top: 0.6rem; }
.callout-title, .callout > summary { font-weight: 600; color: var(--tone); }
.missing-image { color: var(--ink2); font-style: italic; }
.imported { display: block; width: 100%; height: 70vh; border: 1px solid var(--line); border-radius: 12px; background: #ffffff; }
.neighbours { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem 2rem; max-width: 46rem; margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
.neighbours p { display: grid; flex: 1 1 14rem; }
.neighbours .next { text-align: right; }
@media (min-width: 64rem) {
  .module { max-width: none; display: grid; grid-template-columns: minmax(0, 44rem) minmax(0, 1fr); gap: 0 3.5rem; align-content: start; }
  .module > * { grid-column: 1; }
  .module > .facts { grid-column: 2; grid-row: 1 / span 40; align-self: start; grid-template-columns: 1fr; margin-top: 0.5rem; }
}
@media print {
  .module { display: block; }
  .figure img { width: 100%; height: auto; }
  :root { --bg: #ffffff; --surface: #ffffff; --line: #c9c9c4; --ink: #000000; --ink2: #444444; --link: #000000; color-scheme: light; }
  body { font-size: 10.5pt; }
  .skip, .neighbours, .banner { display: none; }
  .wrap { max-width: none; padding: 0; }
  .hero, .module { padding-top: 0; }
  .cards { grid-template-columns: 1fr; }
  .card, tr, .rules li, .competencies > li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  a { text-decoration: none; }
}
`;
