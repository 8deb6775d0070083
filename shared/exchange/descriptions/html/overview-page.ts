import type { DescribedModule } from '../description/described-path';
import { settingsOf } from '../../../document/trellis-document';
import type { ProgramZone } from '../../../path/program';
import { gatedZones, gateSentence, zoneSentence } from '../description/structure-sentences';
import { counted, minutesText, policyNames, takenBy } from '../description/words';
import { factsOf, listOf, pageOf, sectionOf, text, type Html } from './page-frame';
import { moduleLink, toneOf, type Site } from './site';

/** `index.html`: what the role takes, in which zones and in which order, what opens what, and what the rules do. */
export function overviewPage(site: Site): string {
  const { path } = site;
  const { program, document } = path;
  const role = document.tables.role.get(program.role);
  const curriculum = settingsOf(document).title;
  const main = [
    `<div class="hero">\n<p class="eyebrow">Learning path</p>\n<h1>${text(program.title)}</h1>\n${role?.description ? `<p class="lead">${text(role.description)}</p>` : ''}\n${totals(site)}\n</div>`,
    sectionOf('drawing', 'The path at a glance', `<p class="figure" role="region" aria-label="Drawing" tabindex="0"><a href="path.svg"><img src="path.svg" alt="Drawing of the path: its zones, its modules and the arrows between them. The same is told in words below."></a></p>\n<p class="quiet"><a href="path.svg">Open the drawing on its own</a></p>`),
    sectionOf('zones', 'Zones', zoneCards(site)),
    sectionOf('order', 'In this order', orderTable(site)),
    sectionOf('rules', 'Rules', rulesList(site)),
    sectionOf('competencies', 'Competencies', competencies(site)),
  ].filter((part) => part !== '').join('\n');
  return pageOf({ title: program.title, language: site.language, root: '', crumbs: `<p class="brand">${text(curriculum)}</p>`, main, foot: footOf(site) });
}

/** The line at the foot of every page. */
export function footOf({ path: { program, document } }: Site): Html {
  return `<p>${text(settingsOf(document).title)}, as of <time datetime="${program.asOf}">${program.asOf}</time>. This site describes the path; it enforces nothing and loads nothing from outside.</p>`;
}

function totals({ path: { modules, program } }: Site): Html {
  const isCore = ({ program: { policy } }: DescribedModule): boolean => takenBy[policy] === 'required';
  const minutes = (list: readonly DescribedModule[]): number => list.reduce((sum, module) => sum + module.program.minutes, 0);
  const core = modules.filter(isCore);
  return factsOf([
    ['Required', `${counted(core.length, 'module')}, ${minutesText(minutes(core))}`],
    ['In all', `${counted(modules.length, 'module')}, ${minutesText(minutes(modules))}`],
    ['Zones', String(program.zones.length)],
    ['Gates', program.gates.length === 0 ? '' : String(program.gates.length)],
  ]);
}

function zoneCards(site: Site): Html {
  const { program, modules } = site.path;
  const cards = program.zones.map((zone, at) => zoneCard(site, zone, at));
  const outside = modules.filter((module) => module.program.zone < 0);
  if (outside.length > 0) cards.push(card('pulled', 'zone-outside', 'Brought in when needed', 'Prerequisite', '<p>In no zone of its own: enters where something on the path needs it.</p>', moduleList(site, outside)));
  return `<div class="cards">\n${cards.join('\n')}\n</div>`;
}

function zoneCard(site: Site, zone: ProgramZone, at: number): Html {
  const { program, modules, document, titleAt } = site.path;
  const gates = program.gates.filter((gate) => gatedZones(program, gate).includes(zone));
  const why = document.tables.zone.get(zone.id)?.justification ?? '';
  const told = [`<p>${text(zoneSentence(zone))}</p>`, ...gates.map((gate) => `<p class="gate"><strong>${text(gate.title || 'Gate')}.</strong> ${text(gateSentence(program, gate, titleAt))}</p>`), why === '' ? '' : `<p class="quiet">${text(why)}</p>`].join('\n');
  return card(toneOf[zone.policy], `zone-${at + 1}`, zone.title, policyNames[zone.policy], told, moduleList(site, zone.modules.map((index) => modules[index]!)));
}

function card(tone: string, id: string, title: string, badge: string, told: Html, list: Html): Html {
  return `<article class="card tone-${tone}" aria-labelledby="${id}">\n<h3 id="${id}">${text(title)}</h3>\n<p class="badge">${text(badge)}</p>\n${told}\n${list}\n</article>`;
}

function moduleList(site: Site, modules: readonly DescribedModule[]): Html {
  return listOf(modules.map(({ index, record, program }) => `<span class="number">${index + 1}</span><span class="name">${moduleLink(site, index, '')}${record.code === '' ? '' : ` <span class="code">${text(record.code)}</span>`}</span><span class="minutes">${minutesText(program.minutes)}</span>`), 'ul', 'modules');
}

function orderTable(site: Site): Html {
  const rows = site.path.modules.map(({ index, record, zone, program, links }) => {
    const needs = links.filter(({ edge }) => edge.kind === 'prerequisite').map(({ from }) => moduleLink(site, from, ''));
    return `<tr><td class="number">${index + 1}</td><th scope="row">${moduleLink(site, index, '')}${record.code === '' ? '' : ` <span class="code">${text(record.code)}</span>`}</th><td><span class="dot tone-${toneOf[program.policy]}"></span>${text(zone || policyNames[program.policy])}</td><td class="minutes">${minutesText(program.minutes)}</td><td>${needs.join(', ')}</td></tr>`;
  });
  return `<div class="scroll" role="region" aria-labelledby="order" tabindex="0"><table>\n<thead><tr><th scope="col">No.</th><th scope="col">Module</th><th scope="col">Zone</th><th scope="col">Time</th><th scope="col">Comes after</th></tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table></div>`;
}

function rulesList(site: Site): Html {
  return listOf(site.path.modules.flatMap(({ index, rules }) => rules.map(({ rule, sentence }) => `<strong>${text(rule.title)}</strong> <span class="quiet">on ${moduleLink(site, index, '')}</span><p>${text(sentence)}</p>`)), 'ul', 'rules');
}

function competencies({ path: { competencies: list, document, program } }: Site): Html {
  const targets = document.tables.role.get(program.role)?.targets ?? [];
  return listOf(list.map((competency) => {
    const asked = (level: number): string => targets.filter((target) => target.competency === competency.id && target.level === level).map(({ goal }) => (goal === 'current' ? ' <span class="badge">asked now</span>' : ' <span class="badge">to grow into</span>')).join('');
    const levels = listOf(competency.levels.map(({ title, behaviours }, at) => `${text(title)}${asked(at)}${behaviours.length > 0 ? `<span class="quiet">: ${text(behaviours.join('; '))}</span>` : ''}`), 'ol');
    return `<strong>${text(competency.title)}</strong>${competency.code === '' ? '' : ` <span class="code">${text(competency.code)}</span>`}${competency.description === '' ? '' : `<p>${text(competency.description)}</p>`}${levels}`;
  }), 'ul', 'competencies');
}
