import { compareCodeUnits } from '../../../kit/order';
import { stableStringify } from '../../../kit/stable-json';
import { encodeUtf8 } from '../../../kit/text';
import { settingsOf } from '../../../document/trellis-document';
import type { TrellisDocument } from '../../../document/trellis-document';
import type { CourseModule } from '../../../model/module';
import { checklistPages } from './checklist-page';
import { linesOf, type Page } from '../../../model/page';
import type { QuestionSet } from '../../../model/question-set';
import type { Settings } from '../../../model/settings';
import { lineageOf } from '../../../path/lineage';
import type { Program } from '../../../path/program';
import type { MarkdownRenderer } from '../../import/markdown/render-html';
import { markdownRenderer } from '../../import/markdown/render-html';
import { usualOptions, type ReportingOptions } from '../../export-options';
import { brandColours } from '../player/brand-colours';
import { sealCourse } from '../player/sealed-course';
import type { PlayerCourse, PlayerModule, PlayerPage, PlayerPreAssessment } from '../player/player-course';
import { hasDraws } from '../player/drawn-test';
import { isScoredBySco, pointsOf } from '../player/player-course';
import { encodePath } from '../../files/paths';
import type { Standard } from '../../targets';
import type { PackageAssets } from './package-assets';
import { playerTest } from './player-test';

/** Everything that the player shows, made of the document. Pure; the same document gives the same text. */
export function playerCourse(document: TrellisDocument, program: Program, assets: PackageAssets, sha256: (bytes: Uint8Array) => string, standard: Standard, { finished, awaited, interactions }: ReportingOptions = usualOptions): PlayerCourse {
  const settings = settingsOf(document);
  const { tables } = document;
  const render = markdownRenderer({ imagePath: assets.imagePath });
  const keyOf = contentKeys(document, sha256);
  const modules = program.modules.map(({ id }) => playerModule(document, tables.module.get(id)!, (page) => playerPage(page, assets, render, keyOf)));
  const preAssessments = preAssessmentsOf(document, program);
  const role = tables.role.get(program.role);
  const line = new Set(role ? lineageOf(document, role).map(({ id }) => id) : []);
  const named = [...tables.rule.values(), ...tables.zone.values(), ...tables.gate.values()].filter((record) => line.has(record.role));
  return {
    version: 1,
    standard,
    scope: 'path',
    title: program.title,
    subtitle: settings.title,
    language: settings.language,
    structure: structureOf(program, modules, preAssessments, sha256),
    program,
    modules,
    preAssessments,
    names: Object.fromEntries(named.map((record) => [record.id, record.title]).sort(([a], [b]) => compareCodeUnits(a!, b!))) as Readonly<Record<string, string>>,
    glossary: [...tables['glossary-term'].values()].map(({ term, definition }) => ({ term, definition })).sort((a, b) => compareCodeUnits(a.term, b.term)),
    reporting: { finished, awaited, interactions },
    brand: brandOf(settings, assets),
  };
}

/** Null where nothing of the look is the organisation's own. */
function brandOf({ brand: { name, logo, accent } }: Settings, assets: PackageAssets): PlayerCourse['brand'] {
  const path = encodePath((logo && assets.imagePath(logo)) ?? '');
  return name === '' && path === '' && accent === null ? null : { name, logo: path, colours: accent === null ? null : brandColours(accent) };
}

function playerModule(document: TrellisDocument, module: CourseModule, show: (page: Page) => PlayerPage): PlayerModule {
  const test = testOf(document, module.id);
  const objectives = [...document.tables.objective.values()].filter((objective) => objective.module === module.id).sort(byPlace);
  return {
    why: module.why,
    attestedBy: attestedBy(module),
    objectives: objectives.map((objective) => objective.text),
    pages: pagesOf(document, module.id).map(show),
    test: test ? playerTest(test) : null,
  };
}

const byPlace = (a: { readonly place: number; readonly id: string }, b: { readonly place: number; readonly id: string }): number => a.place - b.place || compareCodeUnits(a.id, b.id);

/** What a learner reads in a module: its pages in their order, then its observation checklists. */
export function pagesOf(document: TrellisDocument, module: string): readonly Page[] {
  return [...[...document.tables.page.values()].filter((page) => page.module === module).sort(byPlace), ...checklistPages(document, module, settingsOf(document).language)];
}

/** The module's own test: its first question set with the purpose `post`, by id. */
export function testOf(document: TrellisDocument, module: string): QuestionSet | undefined {
  return setsOf(document, module, 'post')[0];
}

export function setsOf(document: TrellisDocument, module: string, purpose: QuestionSet['purpose']): readonly QuestionSet[] {
  return [...document.tables['question-set'].values()].filter((set) => set.module === module && set.purpose === purpose).sort((a, b) => compareCodeUnits(a.id, b.id));
}

/** Who records a module that a learner cannot tick off alone (engine.md, Evidence: attested by somebody else). Empty for all others. */
export function attestedBy(module: Pick<CourseModule, 'moduleKind' | 'deliveryMode'>): PlayerModule['attestedBy'] {
  if (module.moduleKind === 'on-the-job' || module.deliveryMode === 'on-the-job') return 'supervisor';
  if (module.moduleKind === 'coaching' || module.deliveryMode === 'coaching') return 'coach';
  return module.moduleKind === 'mentoring' ? 'mentor' : '';
}

/** Changes with any file of the course that a page came with. */
function contentKeys(document: TrellisDocument, sha256: (bytes: Uint8Array) => string): (page: Page) => string {
  const keys = new Map<string, string>();
  return ({ asset }) => {
    const record = asset === null ? undefined : document.tables.asset.get(asset);
    if (!record) return '';
    const of = record.course ?? record.id;
    const known = keys.get(of);
    if (known !== undefined) return known;
    const hashes = [...document.tables.asset.values()].filter((one) => (one.course ?? one.id) === of).map((one) => one.sha256).sort(compareCodeUnits);
    const key = sha256(encodeUtf8(hashes.join())).slice(0, 8);
    keys.set(of, key);
    return key;
  };
}

function playerPage(page: Page, assets: PackageAssets, render: MarkdownRenderer, keyOf: (page: Page) => string): PlayerPage {
  if (page.format === 'asset') {
    const path = (page.asset && assets.framePath(page.asset)) ?? '';
    return { title: page.title, html: '', frame: encodePath(path) + (page.sco?.query ?? ''), ...(page.sco && path !== '' ? { sco: { launchData: page.sco.launchData, key: keyOf(page) } } : {}) };
  }
  return { title: page.title, html: render(linesOf(page)), frame: '' };
}

/** Pre-assessments whose result some rule of the program reads; one that nothing reads would only cost time. */
export function preAssessmentsOf(document: TrellisDocument, program: Program): readonly PlayerPreAssessment[] {
  const isRead = (set: QuestionSet): boolean => program.modules.some((module) => !program.zones[module.zone]?.static && module.rules.some((rule) => (rule.parts ?? [rule]).some(({ subject, kinds }) => subject === set.module && kinds.includes(set.evidenceKind))));
  return program.modules.flatMap(({ id }, index) =>
    setsOf(document, id, 'pre').filter(isRead).map((set) => ({ ...playerTest(set), module: index, kind: set.evidenceKind })),
  );
}

export function structureOf(program: Program, modules: readonly PlayerModule[], pre: readonly PlayerPreAssessment[], sha256: (bytes: Uint8Array) => string): string {
  const shape = {
    modules: program.modules.map(({ id }, index) => [id, modules[index]?.test ? pointsOf(modules[index].test) : modules[index] && isScoredBySco(modules[index]) ? 'sco' : null]),
    zones: program.zones.map(({ id, candidates }) => [id, candidates]),
    pre: pre.map((test) => [test.id, pointsOf(test)]),
    ...(hasDraws({ modules, preAssessments: pre }) ? { draws: [...modules.map(({ test }) => test), ...pre].map((test) => (test?.draw === undefined ? null : [test.draw, test.questions.map(({ points }) => points)])) } : {}),
    ...(program.modules.some(({ formats }) => formats.length > 0) ? { formats: program.modules.map(({ formats }) => formats.map(({ module }) => module)) } : {}),
  };
  return sha256(encodeUtf8(stableStringify(shape))).slice(0, 8);
}

/** `content/course.js`: a script, because a page opened from a file may not fetch JSON. Harmless inside HTML too. */
export function courseScript(course: PlayerCourse): string {
  const json = stableStringify(sealCourse(course)).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `window.trellisCourse = ${json};\n`;
}
