import { targetLengths } from '../document/breakdown/suggest-split';
import { wordsOf } from '../document/commands/vocabulary-rename';
import { settingsOf } from '../document/trellis-document';
import type { Finding } from '../kit/finding';
import { controlledFields, type ControlledField, type CustomField, type Vocabulary } from '../model/custom-field';
import type { CourseModule } from '../model/module';
import { dateSchema } from '../model/vocabulary';
import type { Check } from './check';
import { contextCounts } from './context-counts';
import { modulesInOrder } from './module-metadata';

/** What the workspace asks of its modules: custom fields, vocabularies, sources that work and may be used, content that is about its context. */
export const moduleAuthoring: Check = {
  codes: ['TRL-M013', 'TRL-M014', 'TRL-M015', 'TRL-M016', 'TRL-M017', 'TRL-M018', 'TRL-M019', 'TRL-M020', 'TRL-M021'],
  reads: {
    module: ['custom', ...controlledFields, 'sourceKind', 'reviewState', 'moduleKind', 'minutes', 'place', 'description', 'title'], settings: ['customFields', 'vocabularies'],
    page: ['module', 'format', 'checked', 'title', 'body', 'url'], objective: ['module', 'text'],
  },
  run: (document) => {
    const { customFields, vocabularies } = settingsOf(document);
    const broken = new Set([...document.tables.page.values()].filter(({ format, checked }) => format === 'link' && checked?.works === false).map(({ module }) => module));
    const contexts = contextCounts(document);
    return modulesInOrder(document).flatMap((module) => [
      ...customFields.flatMap((field) => ofCustomField(module, field)),
      ...vocabularies.flatMap((vocabulary) => ofVocabulary(module, vocabulary)),
      ...ofSource(module, broken.has(module.id)),
      ...ofContext(module, contexts(module.id)),
      ...(module.moduleKind === 'micro' && module.minutes !== null && !isMicro(module.minutes) ? [finding(module, 'TRL-M021', 'warning', `is a micro module and takes ${module.minutes} minutes. Micro modules take ${targetLengths.micro.least} to ${targetLengths.micro.most}: split it, or make it a training module.`)] : []),
    ]);
  },
};

const isMicro = (minutes: number): boolean => minutes >= targetLengths.micro.least && minutes <= targetLengths.micro.most;

function finding(module: CourseModule, code: string, severity: Finding['severity'], message: string): Finding {
  return { code, severity, message: `“${module.title}” ${message}`, records: [module.id] };
}

function ofCustomField(module: CourseModule, field: CustomField): readonly Finding[] {
  const value = Object.hasOwn(module.custom, field.key) ? module.custom[field.key] : null;
  if (value === null || value === undefined || value === '') return field.required ? [finding(module, 'TRL-M013', 'warning', `has no ${field.label}, which this workspace requires. Fill it in.`)] : [];
  const wrong = misfit(field, value);
  return wrong ? [finding(module, 'TRL-M014', 'warning', `has “${String(value).slice(0, 60)}” as its ${field.label}, which ${wrong}. Correct it.`)] : [];
}

/** Why a value is none of its field, in words that go on after "which"; null: it is one. */
function misfit(field: CustomField, value: string | number | boolean): string | null {
  switch (field.kind) {
    case 'text': return null;
    case 'number': return typeof value === 'number' ? null : 'is not a number';
    case 'yes-no': return typeof value === 'boolean' ? null : 'is neither yes nor no';
    case 'date': return dateSchema.safeParse(value).success ? null : 'is not a day';
    case 'choice': return field.choices.includes(String(value)) ? null : `is none of ${field.choices.slice(0, 8).join(', ')}${field.choices.length > 8 ? '…' : ''}`;
  }
}

const fieldNames: Readonly<Record<ControlledField, string>> = { tags: 'tag', technologyTags: 'technology', regulationTags: 'regulation', industryContext: 'industry context', language: 'language', licence: 'licence' };

function ofVocabulary(module: CourseModule, { field, isClosed, terms }: Vocabulary): readonly Finding[] {
  return wordsOf(module, field).flatMap((word) => {
    const term = terms.find((one) => one.term === word);
    if (term?.retired) return [finding(module, 'TRL-M016', 'warning', `has the ${fieldNames[field]} “${word}”, which is retired${term.note === '' ? '' : ` (${term.note.slice(0, 100)})`}. Choose another.`)];
    return isClosed && !term ? [finding(module, 'TRL-M015', 'warning', `has the ${fieldNames[field]} “${word}”, which is not in its vocabulary. Choose one that is, or add it there.`)] : [];
  });
}

function ofSource(module: CourseModule, isBroken: boolean): readonly Finding[] {
  const findings: Finding[] = [];
  if (isBroken) findings.push(finding(module, 'TRL-M017', 'warning', 'leads to a page that did not work when somebody looked. Mend the address, or take another source.'));
  if (module.sourceKind === 'curated' && module.licence === '') findings.push(finding(module, 'TRL-M018', 'info', 'is from elsewhere and says nothing of its licence. Say under which it may be used.'));
  if (module.sourceKind === 'user-generated' && module.reviewState !== 'approved' && module.reviewState !== 'retired') findings.push(finding(module, 'TRL-M019', 'warning', 'was made by people of the organisation and nobody approved it. Have it reviewed.'));
  return findings;
}

/** A module that says one context and speaks only of another was relabelled, not rewritten. */
function ofContext(module: CourseModule, counts: ReadonlyMap<string, number>): readonly Finding[] {
  if (module.industryContext === '' || (counts.get(module.industryContext.toLowerCase()) ?? 0) > 0) return [];
  const [other] = [...counts].filter(([, count]) => count >= leastMentions).sort((a, b) => b[1] - a[1]);
  return other ? [finding(module, 'TRL-M020', 'warning', `says ${module.industryContext}, but its content speaks of ${other[0]} (${other[1]} times) and never of ${module.industryContext}. Rewrite it for the context, or add a version of it as an alternate.`)] : [];
}

const leastMentions = 2;
