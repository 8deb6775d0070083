import type { TrellisDocument } from '../document/trellis-document';
import type { RecordId } from '../model/ids';
import type { CourseModule } from '../model/module';
import { linesOf } from '../model/page';

/** What a module says, by how much it weighs. */
export interface ModuleText {
  readonly title: string;
  readonly objectives: string;
  readonly body: string;
}

/** Longest text of pages that is read of a module, in characters: more says nothing new of what it is about. */
const mostText = 20_000;

/** The words of every module; its tags and competencies are left out, since they are what is looked for. */
export function moduleTexts({ tables }: TrellisDocument): ReadonlyMap<RecordId, ModuleText> {
  const objectives = grouped(tables.objective.values(), ({ module }) => module, ({ text }) => text);
  const pages = grouped(tables.page.values(), ({ module }) => module, (page) => `${page.title}\n${linesOf(page).join('\n')}`);
  const textOf = (module: CourseModule): ModuleText => ({ title: module.title, objectives: (objectives.get(module.id) ?? []).join('\n'), body: `${module.description}\n${module.why}\n${(pages.get(module.id) ?? []).join('\n')}`.slice(0, mostText) });
  return new Map([...tables.module.values()].map((module) => [module.id, textOf(module)]));
}

function grouped<R>(records: Iterable<R>, moduleOf: (record: R) => RecordId, textOf: (record: R) => string): ReadonlyMap<RecordId, readonly string[]> {
  const groups = new Map<RecordId, string[]>();
  for (const record of records) {
    const list = groups.get(moduleOf(record));
    if (list) list.push(textOf(record));
    else groups.set(moduleOf(record), [textOf(record)]);
  }
  return groups;
}

/** Words that say nothing of what a text is about, English and German. */
const emptyWords = new Set(('a about above after again all also an and any are as at be been before being below between both but by can could did do does doing down during each few for from further get had has have having he her here hers him his how i if in into is it its just let like make may me might more most must my no nor not now of off on once one only or other our out over own per same say see she should so some such take than that the their them then there these they this those through to too two under until up use used using very was we were what when where which while who why will with would you your '
  + 'aber alle als also am an auch auf aus bei bin bis da dann das dass dem den der des die dies diese dieser dieses doch du durch ein eine einem einen einer eines er es für hat haben hier ich ihr im in ist ja kann können man mehr mit muss nach nicht noch nur ob oder sein sich sie sind so über um und uns unter vom von vor war was wenn wer wie wird wir wo zu zum zur '
  + 'module modules course lesson learn learner learners learning training example examples page image http https www com asset').split(' '));

/** A word as it is counted: in lower case, without an English plural; null: it says nothing. */
export function termOf(word: string): string | null {
  const term = word.toLowerCase();
  if (term.length < 3 || term.length > 40 || /^\d+$/.test(term) || emptyWords.has(term)) return null;
  return /[^su]s$/.test(term) && term.length > 4 ? term.slice(0, -1) : term;
}

/** The words of a text, letters and digits of any script. */
export function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
