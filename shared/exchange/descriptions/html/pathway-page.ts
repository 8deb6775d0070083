import { settingsOf, type TrellisDocument } from '../../../document/trellis-document';
import type { RecordId } from '../../../model/ids';
import { insertedBy } from '../../../path/collect';
import { dayCount, daysOf } from '../../../path/compare-runs';
import type { LearnerPath, NotTaken, PathStep, Reason, StepState } from '../../../path/learner-path';
import type { Program } from '../../../path/program';
import { describeReason } from '../../../path/reason-text';
import { remediationByModule, withRemediation } from '../../../path/remediation';
import type { Run } from '../../../path/run';
import { describePath, type DescribedModule, type DescribedPath } from '../description/described-path';
import { counted, minutesText } from '../description/words';
import { factsOf, listOf, sectionOf, text, type Html } from './page-frame';
import { toneOf } from './site';
import { htmlPage } from './skeleton';
import { styleSheet } from './style-sheet';

export interface PathwayInput {
  readonly document: TrellisDocument;
  readonly program: Program;
  /** The run of the learner on that program, to its end. */
  readonly run: Run;
  /** What the learner is called on the page. */
  readonly learner: string;
  readonly minutesPerDay: number;
}

const stateWords: Readonly<Record<StepState, string>> = { done: 'to take', open: 'to take', locked: 'opens later', waived: 'waived', credited: 'credited', exempt: 'exempt', escalated: 'a person decides' };
const policy = ["default-src 'none'", "style-src 'unsafe-inline'", "base-uri 'none'", "form-action 'none'"].join('; ');
const ownStyle = `.steps { list-style: none; padding: 0; } .steps > li { display: grid; grid-template-columns: 2.5rem 1fr auto; gap: 0 0.75rem; padding: 0.9rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
.steps .number { color: var(--ink2); text-align: right; } .steps h3 { margin: 0; } .steps .side { text-align: right; color: var(--ink2); white-space: nowrap; } .steps .side strong { display: block; color: var(--ink); }
.steps .why { margin-top: 0.25rem; } .steps .reason, .steps .may { color: var(--ink2); font-size: 0.925rem; margin-top: 0.25rem; } .steps .may::before { content: 'May change: '; font-weight: 600; }
.steps .settled h3 { color: var(--ink2); font-weight: 500; } @media print { .banner, .foot { border: 0; } body { background: #fff; } }`;

/**
 * The pathway preview: what one learner would be given on a role's path, as one page of HTML that can be printed. Every step stands with its why, what is waived too;
 * what may come in addition or change, with the rule that decides; and what is not on the path, with the reason. No script, nothing from outside. Nothing of the
 * evidence is on the page but what a reason says.
 */
export function pathwayPage({ document, program, run, learner, minutesPerDay }: PathwayInput): string {
  const described = describePath(document, program);
  const { path, baselineMinutes } = run;
  const byModule = new Map(described.modules.map((module) => [module.record.id, module]));
  const conditional = conditionalModules(described, document, path);
  const parts = [
    `<div class="hero">\n<p class="eyebrow">Pathway preview</p>\n<h1>${text(program.title)}</h1>\n<p class="lead">For ${text(learner)}</p>\n${totals(path, baselineMinutes, minutesPerDay)}\n</div>`,
    sectionOf('steps', 'Your path, step by step', stepList(described, byModule, path, minutesPerDay)),
    sectionOf('conditional', 'May come in addition', listOf(conditional.map(({ item, rules }) => absent(described, byModule, item, rules)), 'ul', 'rules')),
    sectionOf('left', 'Not on your path', listOf(path.notTaken.filter(({ module }) => !conditional.some(({ item }) => item.module === module)).map((item) => absent(described, byModule, item, [])), 'ul', 'rules')),
  ];
  return htmlPage({
    title: `${program.title}: ${learner}`, language: settingsOf(document).language, policy, head: ['<meta name="referrer" content="no-referrer">', `<style>\n${styleSheet}\n${ownStyle}\n</style>`],
    body: `<header class="banner"><div class="wrap"><p class="brand">${text(settingsOf(document).title)}</p></div></header>\n<main id="main" class="wrap">\n${parts.filter((part) => part !== '').join('\n')}\n</main>\n<footer class="foot"><div class="wrap"><p>As of <time datetime="${program.asOf}">${program.asOf}</time>, each attempt passed unless recorded otherwise. A preview: the learning platform decides by what really happens.</p></div></footer>`,
  });
}

function totals(path: LearnerPath, baseline: number, minutesPerDay: number): Html {
  const difference = baseline - path.minutes;
  return factsOf([
    ['Time', `${minutesText(path.minutes)}, ${counted(dayCount(path.minutes, minutesPerDay), 'day')} at ${minutesPerDay} min a day`],
    ['Against the static path', difference > 0 ? `${minutesText(difference)} less` : difference < 0 ? `${minutesText(-difference)} more` : 'the same time'],
    ['Steps', `${path.steps.filter(({ minutes }) => minutes > 0).length} to take, ${path.steps.filter(({ state }) => state === 'waived' || state === 'credited' || state === 'exempt').length} settled already`],
    ['How it ends', path.end === 'finished' ? 'finished' : 'a person decides how to go on'],
  ]);
}

function stepList(described: DescribedPath, byModule: ReadonlyMap<RecordId, DescribedModule>, path: LearnerPath, minutesPerDay: number): Html {
  const days = daysOf(path, minutesPerDay);
  const lines = path.steps.map((step, at) => stepLine(described, byModule.get(step.module), step, at + 1, days.get(step) ?? 1));
  return `<ol class="steps">\n${lines.join('\n')}\n</ol>`;
}

function sentences(described: DescribedPath, reasons: readonly Reason[]): Html {
  return reasons.map((reason) => text(describeReason(reason, described.nameOf))).join(' ');
}

function stepLine(described: DescribedPath, module: DescribedModule | undefined, step: PathStep, number: number, day: number): Html {
  const isSettled = step.state === 'waived' || step.state === 'credited' || step.state === 'exempt';
  const why = module?.record.why ?? '';
  // What a person did not do by a rule cannot change by one: only steps of modules with rules are told to be changeable.
  const may = (module?.rules ?? []).map(({ sentence }) => `<p class="may">${text(sentence)}</p>`).join('\n');
  return `<li class="${isSettled ? 'settled' : 'ahead'}"><span class="number">${number}</span><div><h3>${module ? `<span class="dot tone-${toneOf[module.program.policy]}"></span>` : ''}${text(described.nameOf(step.module))}</h3>${why === '' ? '' : `\n<p class="why">${text(why)}</p>`}\n<p class="reason">${sentences(described, step.reasons)}</p>${may === '' ? '' : `\n${may}`}</div><p class="side"><strong>${step.minutes > 0 ? minutesText(step.minutes) : stateWords[step.state]}</strong>${step.minutes > 0 ? `day ${day}` : ''}</p></li>`;
}

/** Modules that are not on the path but that a rule of a module on it may bring in, with those rules' sentences. */
function conditionalModules(described: DescribedPath, document: TrellisDocument, path: LearnerPath): readonly { readonly item: NotTaken; readonly rules: readonly string[] }[] {
  const linked = remediationByModule(document);
  const onPath = new Set(path.steps.map(({ module }) => module));
  const bringing = new Map<RecordId, string[]>();
  for (const { record, rules } of described.modules) {
    if (!onPath.has(record.id)) continue;
    for (const { rule, sentence } of rules) for (const module of new Set(insertedBy(withRemediation(rule, linked)))) bringing.set(module, [...(bringing.get(module) ?? []), sentence]);
  }
  return path.notTaken.flatMap((item) => (bringing.has(item.module) ? [{ item, rules: bringing.get(item.module) ?? [] }] : []));
}

function absent(described: DescribedPath, byModule: ReadonlyMap<RecordId, DescribedModule>, { module, reasons }: NotTaken, rules: readonly string[]): Html {
  const minutes = byModule.get(module)?.program.minutes ?? 0;
  return `<strong>${text(described.nameOf(module))}</strong> <span class="quiet">${minutesText(minutes)}</span><p>${rules.length > 0 ? rules.map(text).join(' ') : sentences(described, reasons)}</p>`;
}
