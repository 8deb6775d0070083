import { ChevronDown, ChevronRight, X } from 'lucide-react';
import { useState } from 'react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { EvidenceEvent } from '#shared/model/profile';
import type { Rule } from '#shared/model/rule';
import { evidenceKinds } from '#shared/model/vocabulary';
import { t } from '../../i18n/t';
import { modulesOf, nameOf } from '../../store/selectors';
import { useReplica } from '../../store/studio-context';
import { Button, IconButton } from '../../ui/button';
import { SelectBox, type Choice } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';

type What = 'assessment' | 'completed' | 'attempt';
const whats: readonly What[] = ['assessment', 'completed', 'attempt'];
const whatOf = (event: EvidenceEvent): What => (event.attempt !== null ? 'attempt' : event.completed ? 'completed' : 'assessment');
const newMeasure = 'new-measure';
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** What evidence can be about: modules, competencies, and the objectives and measures that rules or other evidence name. */
function subjectsOf(document: TrellisDocument, current: string): readonly Choice<string>[] {
  const { tables } = document;
  const readBy = ({ reads, when }: Rule): readonly (string | null)[] => [reads.subject, ...(reads.combine ?? []).map((part) => part.subject), ...when.map((condition) => (condition.kind === 'result' ? condition.subject : null))];
  const named = [...[...tables.rule.values()].flatMap(readBy), ...[...tables.profile.values()].flatMap((profile) => profile.evidence.map((event) => event.subject)), current];
  const known = [...new Set(named.filter((subject) => subject !== null))].sort();
  const measures = known.filter((subject) => subject.startsWith('measure:'));
  const objectives = known.flatMap((subject) => tables.objective.get(subject) ?? []);
  return [
    ...modulesOf(document).map((module) => ({ value: module.id, label: module.title })),
    ...[...tables.competency.values()].map(({ id, title }) => ({ value: id, label: title, hint: t('competency.kind') })),
    ...objectives.map(({ id, text, module }) => ({ value: id, label: text, hint: nameOf(document, module) })),
    ...measures.map((subject) => ({ value: subject, label: measureName(subject), hint: t('profile.isMeasure') })),
    { value: newMeasure, label: t('profile.otherMeasure') },
  ];
}

function measureName(subject: string): string {
  return subject.slice('measure:'.length);
}

/** Ids know letters, digits, dots, underscores and hyphens. */
function measureId(name: string): string {
  return name.trim().replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|-+$/g, '').slice(0, 80);
}

interface Props {
  readonly event: EvidenceEvent;
  readonly number: number;
  readonly onChange: (event: EvidenceEvent) => void;
  readonly onRemove: () => void;
}

/** One thing that is known of the learner: about what, of which kind, the result and the day; source and end behind More. */
export function EvidenceRow({ event, number, onChange, onRemove }: Props) {
  const document = useReplica((state) => state.document);
  const [isMore, setMore] = useState(false);
  const isMeasure = event.subject.startsWith('measure:');
  const setScore = (text: string): void => {
    const value = Number(text.replace(',', '.').replace('%', ''));
    if (text.trim() === '') onChange({ ...event, score: null, passed: event.passed ?? true });
    else if (value >= 0 && value <= 100) onChange({ ...event, score: Math.round(value * 100), passed: null });
  };
  const setSubject = (subject: string): void => onChange({ ...event, subject: subject === newMeasure ? `measure:${t('profile.newMeasure')}` : subject });
  return (
    <div className="evidence-row">
      <div className="wide"><SelectBox label={t('profile.subject', { number })} value={event.subject} choices={subjectsOf(document, event.subject)} onChange={setSubject} /></div>
      <IconButton size="small" label={t('profile.remove', { number })} onPress={onRemove}><X /></IconButton>
      {isMeasure && <div className="wide"><TextInput label={t('profile.measure', { number })} value={measureName(event.subject)} onCommit={(name) => measureId(name) !== '' && onChange({ ...event, subject: `measure:${measureId(name)}` })} /></div>}
      <div className="first-cell"><SelectBox label={t('profile.what', { number })} value={whatOf(event)} choices={whats.map((value) => ({ value, label: t(`profile.what.${value}`) }))} onChange={(what) => onChange({ ...event, attempt: what === 'attempt' ? (event.attempt ?? 1) : null, completed: what === 'completed' })} /></div>
      <div><SelectBox label={t('profile.kind', { number })} value={event.kind} choices={evidenceKinds.map((value) => ({ value, label: t(`evidence.${value}`) }))} onChange={(kind) => onChange({ ...event, kind })} /></div>
      <div className="first-cell"><TextInput label={t('profile.score', { number })} value={event.score === null ? '' : String(event.score / 100)} placeholder={t(event.passed === false ? 'sim.notPassed' : 'sim.passed')} onCommit={setScore} /></div>
      <TextInput type="date" label={t('profile.at', { number })} value={event.at} onCommit={(at) => isDay(at) && onChange({ ...event, at })} />
      <div className="wide"><Button size="small" look="quiet" aria-expanded={isMore} onPress={() => setMore(!isMore)}>{isMore ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />} {t('profile.more', { number })}</Button></div>
      {isMore && (
        <div className="wide evidence-more">
          {event.score === null && <label className="row"><input type="checkbox" className="check" checked={event.passed !== false} onChange={(change) => onChange({ ...event, passed: change.target.checked })} /> {t('profile.passed')}</label>}
          {event.attempt !== null && <label className="field">{t('profile.attempt')}<TextInput label={t('profile.attempt')} value={String(event.attempt)} onCommit={(text) => Number.isInteger(Number(text)) && Number(text) >= 1 && onChange({ ...event, attempt: Number(text) })} /></label>}
          <label className="field">{t('profile.source')}<TextInput label={t('profile.source')} placeholder={t('profile.sourceHint')} value={event.source} onCommit={(source) => onChange({ ...event, source })} /></label>
          <label className="field">{t('profile.expires')}<TextInput type="date" label={t('profile.expires')} value={event.expires ?? ''} onCommit={(text) => (text === '' ? onChange({ ...event, expires: null }) : isDay(text) && onChange({ ...event, expires: text }))} /></label>
        </div>
      )}
    </div>
  );
}
