import type { TrellisDocument } from '../../../document/trellis-document';
import { compareCodeUnits } from '../../../kit/order';
import type { Checklist } from '../../../model/checklist';
import { pageSchema, type Page } from '../../../model/page';

const words = {
  en: { observer: 'Observed by', all: 'All of these are seen:', some: (needed: number, total: number) => `At least ${needed} of these ${total} are seen:` },
  de: { observer: 'Beobachtet von', all: 'All das ist zu sehen:', some: (needed: number, total: number) => `Mindestens ${needed} von diesen ${total} sind zu sehen:` },
} as const;

/**
 * The observation checklists of a module as pages, after its own: learners see what an observer looks for. They only show it: no package records an observer's ticks.
 */
export function checklistPages({ tables }: TrellisDocument, module: string, language: string): readonly Page[] {
  const say = language.toLowerCase().startsWith('de') ? words.de : words.en;
  return [...tables.checklist.values()].filter((checklist) => checklist.module === module && checklist.items.length > 0).sort((a, b) => compareCodeUnits(a.id, b.id)).map((checklist, index) =>
    pageSchema.parse({ id: `page:${checklist.id.replace(':', '-')}`.slice(0, 80), type: 'page', module, title: checklist.title, place: index, body: bodyOf(checklist, say) }));
}

function bodyOf({ observer, needed, items }: Checklist, say: (typeof words)['en'] | (typeof words)['de']): readonly string[] {
  return [
    ...(observer === '' ? [] : [`${say.observer}: ${observer}`, '']),
    needed === null || needed >= items.length ? say.all : say.some(needed, items.length), '',
    ...items.map(({ text }) => `- ☐ ${text.replace(/\s*\n\s*/g, ' ')}`),
  ];
}
