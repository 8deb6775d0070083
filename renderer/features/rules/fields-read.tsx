import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { gatesOf, nameOf, rulesOf } from '../../store/selectors';
import { useReplica } from '../../store/studio-context';
import { evidenceText } from './sentence/words';

interface FieldRead {
  readonly name: string;
  readonly what: string;
}

const subjectName = (document: TrellisDocument, subject: string): string => (subject.startsWith('measure:') ? subject.slice('measure:'.length) : nameOf(document, subject));

/** Everything that the rules and gates of a role read of a learner, each once. */
export function fieldsReadBy(document: TrellisDocument, role: RecordId): readonly FieldRead[] {
  const rules = rulesOf(document, role);
  const scored = rules.filter((rule) => rule.kind === 'score-bands');
  const conditions = scored.flatMap((rule) => rule.when);
  const gates = gatesOf(document, role).flatMap((gate) => gate.conditions).filter((condition) => condition.kind === 'measure');
  const fields = new Map<string, string>();
  const sources = scored.flatMap((rule) => (rule.reads.combine ?? [rule.reads]).map((source) => ({ ...source, subject: source.subject ?? rule.module })));
  for (const { subject } of sources) fields.set(`score ${subject}`, `${t('fields.score', { subject: subjectName(document, subject) })}\n${t('fields.percent')}`);
  for (const condition of conditions) {
    if (condition.kind === 'result') fields.set(`score ${condition.subject}`, `${t('fields.score', { subject: subjectName(document, condition.subject) })}\n${t('fields.percent')}`);
    else fields.set(`fact ${condition.fact}`, `${condition.fact}\n${typeof condition.value === 'number' ? t('fields.number') : typeof condition.value === 'boolean' ? t('fields.yesNo') : t('fields.fact')}`);
  }
  for (const gate of gates) fields.set(`score ${gate.module}`, `${t('fields.score', { subject: nameOf(document, gate.module) })}\n${t('fields.percent')}`);
  const kinds = [...new Set([...sources.flatMap((source) => source.evidenceKinds), ...gates.flatMap((gate) => gate.evidenceKinds)])];
  if (scored.length + gates.length > 0) fields.set('kind', `${t('fields.kind')}\n${evidenceText(kinds)}`);
  const ages = [...sources.map((source) => source.maxAgeDays), ...conditions.map((condition) => condition.maxAgeDays)].filter((days) => days !== null);
  if (ages.length > 0) fields.set('age', `${t('fields.age')}\n${t('fields.days', { count: Math.min(...ages) })}`);
  const attempts = [...new Set(rules.flatMap((rule) => (rule.kind === 'attempts' ? rule.failures.map((failure) => failure.at) : [])))].sort((a, b) => a - b);
  if (attempts.length > 0) fields.set('attempts', `${t('fields.attempts')}\n${attempts.join(', ')}`);
  return [...fields.values()].map((text) => ({ name: text.split('\n')[0] ?? '', what: text.split('\n')[1] ?? '' }));
}

/** The fields as a list; nothing else of a person is ever read. */
export function FieldsRead({ role }: { readonly role: RecordId }) {
  const document = useReplica((state) => state.document);
  const fields = fieldsReadBy(document, role);
  return (
    <section className="fields-read" aria-label={t('fields.title')}>
      <h3 className="section-title">{t('fields.title')}</h3>
      <dl>{fields.map(({ name, what }) => <div key={name}><dt className="truncate" title={name}>{name}</dt><dd className="truncate" title={what}>{what}</dd></div>)}</dl>
      <p className="muted">{t('fields.nothingElse')}</p>
    </section>
  );
}
