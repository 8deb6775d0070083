import type { DescribedModule } from '../description/described-path';
import { compareCodeUnits } from '../../../kit/order';
import { groupText } from '../description/structure-sentences';
import { counted, eventText, evidenceNames, minutesText, policyNames } from '../description/words';
import type { MarkdownRenderer } from '../../import/markdown/render-html';
import type { PackageAssets } from '../../packages/one-player/package-assets';
import { pagesOf } from '../../packages/one-player/player-content';
import { encodePath } from '../../files/paths';
import { footOf } from './overview-page';
import { linesOf } from '../../../model/page';
import { askedCount, type QuestionSet } from '../../../model/question-set';
import { factsOf, listOf, pageOf, sectionOf, text, type Html } from './page-frame';
import { moduleLink, toneOf, type Site } from './site';

const root = '../';

/** The page of one module: what it is, what it needs, what the rules do with it, and its content. Of question sets only titles and counts: no answer is in the site. */
export function modulePage(site: Site, module: DescribedModule, render: MarkdownRenderer, assets: PackageAssets): string {
  const { record, index, rules, objectives } = module;
  const { program, titleAt } = site.path;
  const main = [
    `<article class="module tone-${toneOf[module.program.policy]}">`,
    `<p class="eyebrow">Module ${index + 1} of ${program.modules.length}</p>\n<h1>${text(record.title)}</h1>`,
    record.why === '' ? '' : `<p class="lead">${text(record.why)}</p>`,
    record.description === '' ? '' : `<p>${text(record.description)}</p>`,
    facts(site, module),
    sectionOf('objectives', 'After this module', listOf(objectives.map((objective) => text(objective.text)))),
    sectionOf('before', 'Comes after', listOf([...linksInto(site, module), ...module.program.groups.map((group) => text(groupText(group, titleAt)))])),
    sectionOf('after', 'Opens the way to', listOf(linksOut(site, module))),
    sectionOf('rules', 'Rules', listOf(rules.map(({ rule, sentence }) => `<strong>${text(rule.title)}</strong><p>${text(sentence)}</p>`), 'ul', 'rules')),
    content(site, module, render, assets),
    sectionOf('questions', 'Questions', listOf(questionSets(site, module))),
    '</article>',
    neighbours(site, index),
  ].filter((part) => part !== '').join('\n');
  const crumbs = `<nav aria-label="Breadcrumb"><a href="${root}index.html">${text(program.title)}</a> <span aria-hidden="true">›</span> <span aria-current="page">${text(record.title)}</span></nav>`;
  return pageOf({ title: `${record.title} – ${program.title}`, language: record.language || site.language, root, crumbs, main, foot: footOf(site) });
}

function facts(site: Site, { record, program, zone, recordedBy, competencies }: DescribedModule): Html {
  return factsOf([
    ['Code', text(record.code)],
    ['Zone', zone === '' ? '' : text(zone)],
    ['Policy', `<span class="badge">${text(policyNames[program.policy])}</span>`],
    ['Time', minutesText(program.minutes)],
    ['Credits', record.credits === null ? '' : String(record.credits)],
    ['Pass mark', program.passMark === null ? '' : `${program.passMark / 100} %`],
    ['Evidence', record.evidenceKind ? text(evidenceNames[record.evidenceKind]) : ''],
    ['Recorded by', text(recordedBy)],
    ['Valid for', program.validityDays === null ? '' : counted(program.validityDays, 'day')],
    ['Level', record.level ?? ''],
    ['Format', text(record.format ?? '')],
    ['Delivery', text(record.deliveryMode)],
    ['Competencies', text(competencies.map(({ title }) => title).join(', '))],
    ['Equivalent', text(program.equivalents.map(site.path.nameOf).join(', '))],
    ['Other formats', program.formats.map(({ format, module }) => `${format}: ${moduleLink(site, module, root)}`).join(', ')],
    ['Assigned for', text(eventText(record))],
    ['Seats', record.capacity === null ? '' : String(record.capacity)],
    ['Regulation', text(record.regulationTags.join(', '))],
    ['Tags', text([...record.tags, ...record.technologyTags].join(', '))],
    ['Owner', text(record.owner)],
    ['Licence', text(record.licence)],
  ]);
}

const linkWords: Readonly<Record<string, string>> = { prerequisite: '', corequisite: 'before or together', 'strict-corequisite': 'together', recommended: 'recommended', remediation: 'extra practice', bridge: 'a shorter way', equivalent: 'equivalent' };

function linksInto(site: Site, { links }: DescribedModule): readonly Html[] {
  return links.map(({ edge, from }) => {
    const asks = [linkWords[edge.kind] ?? '', edge.needs && edge.needs.score !== null ? `at least ${edge.needs.score / 100} %` : '', edge.needs?.done ? 'completed' : ''].filter((word) => word !== '');
    return `${moduleLink(site, from, root)}${asks.length > 0 ? ` <span class="quiet">(${text(asks.join(', '))})</span>` : ''}`;
  });
}

function linksOut(site: Site, { index }: DescribedModule): readonly Html[] {
  return site.path.modules.filter(({ links }) => links.some(({ edge, from }) => from === index && edge.kind === 'prerequisite')).map((module) => moduleLink(site, module.index, root));
}

/** Markdown pages rendered; imported pages in a frame that may do nothing: their scripts do not run here. */
function content({ path: { document } }: Site, { record }: DescribedModule, render: MarkdownRenderer, assets: PackageAssets): Html {
  return pagesOf(document, record.id).map((page, at) => {
    const frame = page.format === 'asset' && page.asset ? assets.framePath(page.asset) : undefined;
    const body = page.format !== 'asset' ? render(linesOf(page)) : frame === undefined ? '' : `<iframe class="imported" sandbox title="${text(page.title)}" src="${root}${encodePath(frame)}"></iframe>`;
    return sectionOf(`page-${at + 1}`, page.title, `<div class="content">\n${body}\n</div>`, 'page');
  }).join('\n');
}

function questionSets({ path: { document } }: Site, { record }: DescribedModule): readonly Html[] {
  const sets = [...document.tables['question-set'].values()].filter((set) => set.module === record.id).sort((a, b) => compareCodeUnits(a.id, b.id));
  return sets.map((set) => `${text(set.title)} <span class="quiet">(${set.purpose === 'pre' ? 'before' : 'after'} the module, ${questionCount(set)})</span>`);
}

function questionCount(set: QuestionSet): string {
  const [asked, all] = [askedCount(set), set.questions.length];
  return asked < all ? `asks ${asked} of ${counted(all, 'question')}, drawn for each learner and attempt` : counted(all, 'question');
}

function neighbours(site: Site, index: number): Html {
  const link = (to: number, word: string, name: string): Html => (site.path.modules[to] ? `<p class="${name}"><span class="quiet">${word}</span> ${moduleLink(site, to, root)}</p>` : '<p></p>');
  return `<nav class="neighbours" aria-label="In the order of the path">\n${link(index - 1, 'Before', 'previous')}\n${link(index + 1, 'Next', 'next')}\n</nav>`;
}
