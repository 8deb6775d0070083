import type { Command } from '#shared/document/apply-command';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { escapePattern } from '#shared/kit/escape-pattern';
import type { RecordId } from '#shared/model/ids';
import type { CourseModule } from '#shared/model/module';
import type { MessageKey } from '../i18n/messages';
import { objectivesOf, pagesOf } from './selectors';

export const textScopes = ['titles', 'fields', 'objectives', 'pages'] as const;
export type TextScope = (typeof textScopes)[number];

export interface TextQuery {
  readonly find: string;
  readonly replace: string;
  readonly matchCase: boolean;
  /** Only where no letter or digit stands before and after. */
  readonly wholeWord: boolean;
  readonly scopes: readonly TextScope[];
}

/** A text that would change. `label`: the field, as a message; `custom`: the key of a custom field instead; `line`: of a page, 0-based. `at`: where the first hit begins. */
export interface TextHit {
  readonly key: string;
  readonly module: RecordId;
  readonly record: RecordId;
  readonly field: string;
  readonly custom?: string;
  readonly line?: number;
  readonly label: MessageKey;
  readonly before: string;
  readonly after: string;
  readonly count: number;
  readonly at: number;
}

const texts = ['industryContext', 'description', 'why', 'owner', 'reviewer', 'licence', 'facilitatorGuide', 'jobEvent'] as const;
const lists = ['tags', 'technologyTags', 'regulationTags'] as const;

/** What is looked for, as a pattern that means it word for word. */
function patternOf({ find, matchCase, wholeWord }: TextQuery): RegExp {
  const literal = escapePattern(find);
  return new RegExp(wholeWord ? `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])` : literal, matchCase ? 'gu' : 'giu');
}

/** Every text of these modules that would change, in the order of the modules. */
export function findText(document: TrellisDocument, modules: readonly CourseModule[], query: TextQuery): readonly TextHit[] {
  if (query.find === '') return [];
  const pattern = patternOf(query);
  const hits: TextHit[] = [];
  const look = (module: RecordId, record: RecordId, field: string, label: MessageKey, before: string, more: { readonly custom?: string; readonly index?: number } = {}): void => {
    const isTarget = field === 'body' ? linkTargets(before) : () => false;
    const found = [...before.matchAll(pattern)].filter(({ index }) => !isTarget(index));
    const after = before.replace(pattern, (text, ...rest) => (isTarget(rest.find((value) => typeof value === 'number') as number) ? text : query.replace));
    if (found.length > 0 && after !== before) hits.push({ key: `${record} ${field} ${more.custom ?? ''} ${more.index ?? ''}`, module, record, field, label, before, after, count: found.length, at: found[0]!.index, ...(more.custom === undefined ? {} : { custom: more.custom }), ...(field === 'body' && more.index !== undefined ? { line: more.index } : {}) });
  };
  const has = (scope: TextScope): boolean => query.scopes.includes(scope);
  for (const module of modules) {
    const { id } = module;
    if (has('titles')) { look(id, id, 'title', 'field.title', module.title); look(id, id, 'code', 'field.code', module.code); }
    if (has('fields')) {
      for (const field of texts) look(id, id, field, `field.${field}`, module[field]);
      for (const field of lists) module[field].forEach((word, index) => look(id, id, field, `field.${field}`, word, { index }));
      for (const [custom, value] of Object.entries(module.custom)) if (typeof value === 'string') look(id, id, 'custom', 'field.custom', value, { custom });
    }
    if (has('objectives')) for (const objective of objectivesOf(document, id)) look(id, objective.id, 'text', 'column.objective', objective.text);
    if (has('pages')) for (const page of pagesOf(document, id)) { look(id, page.id, 'title', 'findText.pageTitle', page.title); page.body.forEach((line, index) => look(id, page.id, 'body', 'findText.pageText', line, { index })); }
  }
  return hits;
}

/** Whether a place of a line of Markdown is in the target of a link or picture: addresses and file keys are not words. */
function linkTargets(line: string): (at: number) => boolean {
  const spans = [...line.matchAll(/\]\([^)]*\)|<?https?:[^\s>)]*/g)].map(({ index, 0: text }) => [index, index + text.length] as const);
  return (at) => spans.some(([from, to]) => at >= from && at < to);
}

/** The edits that make the chosen hits true, as one step. */
export function replaceCommands(document: TrellisDocument, hits: readonly TextHit[]): readonly Command[] {
  const sets = new Map<RecordId, Record<string, unknown>>();
  for (const hit of hits) {
    const set = sets.get(hit.record) ?? {};
    const module = document.tables.module.get(hit.record);
    const list = lists.find((field) => field === hit.field);
    if (module && list) set[list] = [...new Set(((set[list] as readonly string[] | undefined) ?? module[list]).map((word) => (word === hit.before ? hit.after : word)).filter((word) => word.trim() !== ''))];
    else if (module && hit.custom !== undefined) set['custom'] = { ...((set['custom'] as CourseModule['custom'] | undefined) ?? module.custom), [hit.custom]: hit.after };
    else if (hit.line !== undefined) set['body'] = ((set['body'] as readonly string[] | undefined) ?? document.tables.page.get(hit.record)?.body ?? []).map((line, index) => (index === hit.line ? hit.after : line));
    else set[hit.field] = hit.after;
    sets.set(hit.record, set);
  }
  return sets.size === 0 ? [] : [{ name: 'record.update', payload: { updates: [...sets].map(([id, set]) => ({ id, set })) } }];
}
