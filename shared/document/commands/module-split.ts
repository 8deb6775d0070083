import { z } from 'zod';
import { idOf } from '../../model/ids';
import type { CourseModule } from '../../model/module';
import type { Page } from '../../model/page';
import { titleSchema } from '../../model/vocabulary';
import { pagesInOrder } from '../breakdown/cut-points';
import { shareMinutes } from '../breakdown/share-minutes';
import { scanLines } from '../../kit/markdown/scan-lines';
import { refusal, type Draft } from '../draft';
import { countOf, defineCommand, quoted } from './command';
import { replaceInPlaces } from './place-modules';

const cutSchema = z.strictObject({
  page: idOf('page'), line: z.int().min(0),
  /** Of the new module. */
  id: idOf('module'), title: titleSchema,
  /** Of the page that a cut inside a page makes; the one that a cut at a page's beginning does not need. */
  newPage: idOf('page'), edge: idOf('edge'),
});
type NewCut = z.infer<typeof cutSchema>;

/**
 * Cuts a module at places in its content: what comes after each place becomes a module of its own, right after it in the library and in its zones, with its metadata and its lineage.
 * Where the new title is the heading at the cut, that line is the title from then on. Minutes that were set are shared out by content. `chain`: each part needs the one before, and
 * what needed the whole needs its last part. Objectives, question sets and rules stay with the first part.
 */
export const moduleSplit = defineCommand({
  name: 'module.split',
  payload: z.strictObject({ module: idOf('module'), cuts: z.array(cutSchema).min(1).max(500), chain: z.boolean().default(true) }),
  label: ({ module, cuts }, draft) => {
    const record = draft.get(module);
    return `Split ${record?.type === 'module' ? quoted(record.title) : module} into ${countOf(cuts.length + 1, 'module')}`;
  },
  run: (draft, { module: id, cuts, chain }) => {
    const module = draft.get(id);
    if (module?.type !== 'module') return draft.refuse(refusal('TRL-D002', `There is no module ${id}.`, [id]));
    const pages = pagesInOrder(draft.all('page'), id);
    const order = pages.map((page) => page.id);
    const sorted = [...cuts].sort((a, b) => order.indexOf(a.page) - order.indexOf(b.page) || a.line - b.line);
    for (const [index, cut] of sorted.entries()) {
      const problem = problemOf(cut, pages, sorted[index - 1]) ?? (draft.get(cut.id) || draft.get(cut.newPage) || draft.get(cut.edge) ? 'an id of it is taken' : undefined);
      if (problem !== undefined) return draft.refuse(refusal('TRL-D012', `${quoted(module.title)} cannot be cut at ${quoted(cut.title)}: ${problem}.`, [id]));
    }
    const parts = [module.id, ...sorted.map((cut) => cut.id)];
    putPages(draft, pages, sorted);
    const shares = module.minutes === null ? parts.map(() => null) : shareMinutes(module.minutes, parts.map((part) => pagesInOrder(draft.all('page'), part)));
    makeRoom(draft, module, sorted.length);
    draft.put({ ...module, minutes: shares[0] ?? null });
    for (const [index, cut] of sorted.entries()) draft.put(partOf(module, cut, index + 1, shares[index + 1] ?? null));
    replaceInPlaces(draft, module.id, parts);
    if (chain) chainParts(draft, parts, sorted.map(({ edge }) => edge));
  },
});

function problemOf({ page, line }: NewCut, pages: readonly Page[], before: NewCut | undefined): string | undefined {
  const at = pages.findIndex(({ id }) => id === page);
  const record = pages[at];
  if (!record) return `it has no page ${page}`;
  if (line > 0 && record.format !== 'markdown') return 'this page is a file, which is kept as it is';
  if (line > 0 && line >= record.body.length) return `the page has ${countOf(record.body.length, 'line')}`;
  if (at === 0 && record.body.slice(0, line).every((text) => text.trim() === '')) return 'nothing comes before it';
  return before?.page === page && before.line === line ? 'it is cut there twice' : undefined;
}

/** Pages after a cut go to its module; a page that is cut inside gives its lines from there to a new one. */
function putPages(draft: Draft, pages: readonly Page[], cuts: readonly NewCut[]): void {
  let owner: NewCut | null = null;
  let place = 0;
  for (const page of pages) {
    const here = cuts.filter((cut) => cut.page === page.id);
    const bounds = [...here.map(({ line }) => line), page.body.length];
    if (here[0]?.line !== 0) {
      draft.put({ ...page, ...(owner ? { module: owner.id, place: (place += 1) } : {}), ...(here.length > 0 ? { body: trimmed(page.body.slice(0, bounds[0])) } : {}) });
    }
    for (const [index, cut] of here.entries()) {
      [owner, place] = [cut, 1];
      const body = page.format === 'markdown' ? trimmed(withoutHeading(page.body.slice(cut.line, bounds[index + 1]), cut.title)) : page.body;
      draft.put(cut.line === 0 ? { ...page, module: cut.id, place: 1, ...(page.format === 'markdown' ? { body } : {}) } : { ...page, id: cut.newPage, module: cut.id, title: cut.title, place: 1, body });
    }
  }
}

/** Without its first line where that is the heading that became the title. */
function withoutHeading(lines: readonly string[], title: string): readonly string[] {
  const scanned = scanLines(lines);
  const at = scanned.findIndex((line) => line.kind === 'heading');
  const heading = scanned[at];
  if (heading?.kind !== 'heading' || heading.text !== title || at - ((heading.underlines ?? 1) - 1) !== 0) return lines;
  return lines.slice(at + (heading.underlines === undefined ? 1 : 2));
}

function trimmed(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.trim() !== '');
  const end = lines.findLastIndex((line) => line.trim() !== '');
  return start < 0 ? [] : lines.slice(start, end + 1);
}

function partOf(module: CourseModule, cut: NewCut, offset: number, minutes: number | null): CourseModule {
  const lineage = [...module.lineage, module.title.slice(0, 300)];
  return { ...module, id: cut.id, title: cut.title, code: '', place: module.place + offset, minutes, lineage, passMark: null, credits: null, position: null, reviewState: 'draft', approval: null, effort: [], description: '', why: '', imported: [] };
}

/** Places of the modules behind it, as far as they would collide. */
function makeRoom(draft: Draft, module: CourseModule, count: number): void {
  const behind = draft.all('module').filter((other) => other.id !== module.id && other.place > module.place).sort((a, b) => a.place - b.place);
  let free = module.place + count;
  for (const other of behind) {
    if (other.place > free) break;
    free += 1;
    draft.put({ ...other, place: free });
  }
}

function chainParts(draft: Draft, parts: readonly string[], edges: readonly string[]): void {
  const [first] = parts;
  const last = parts.at(-1);
  for (const edge of draft.all('edge')) if (edge.from === first && edge.to !== last && (edge.kind === 'prerequisite' || edge.kind === 'recommended')) draft.put({ ...edge, from: last });
  for (const [index, id] of edges.entries()) draft.put({ id, type: 'edge', from: parts[index], to: parts[index + 1] });
}
