import { Download, FileUp, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { getRecord } from '#shared/document/trellis-document';
import { countText, t } from '../../../i18n/t';
import { choosePeople, dropPeople, namePeople, saveTemplate, skipRefused, type PeopleSource } from '../../../store/cohort-people';
import { useReplica, useSession, useStudio } from '../../../store/studio-context';
import { Button, IconButton } from '../../../ui/button';
import { SelectBox } from '../../../ui/select-box';
import { CostForm } from './cost-form';
import { AuditPart } from './form-audit';
import { Part, Row } from './form-parts';

/** Refused rows that are shown one by one. */
const mostRows = 20;

/** Real people from a CSV: what its columns hold, who is refused and why. Nothing runs before. */
export function PeoplePanel() {
  const studio = useStudio();
  const people = useSession((state) => state.cohort.people);
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined): void => {
    if (file) void file.arrayBuffer().then((buffer) => choosePeople(studio, file.name, new Uint8Array(buffer)), studio.fail);
  };
  return (
    <>
      <Part title={t('people.table')}>
        <input ref={input} type="file" hidden aria-label={t('people.choose')} data-testid="people-file" accept=".csv,text/csv" onChange={(event) => { take(event.target.files?.[0]); event.target.value = ''; }} />
        {people ? <div className="people-file"><strong className="truncate" title={people.name}>{people.name}</strong><IconButton size="small" label={t('people.drop')} onPress={() => dropPeople(studio)}><Trash2 /></IconButton></div> : <p className="muted">{t('people.none')}</p>}
        <div className="people-buttons">
          <Button size="small" onPress={() => input.current?.click()}><FileUp aria-hidden /> {t(people ? 'people.another' : 'people.choose')}</Button>
          <Button size="small" look="quiet" onPress={() => void saveTemplate(studio)}><Download aria-hidden /> {t('people.template')}</Button>
        </div>
        <p className="muted">{t('people.privacy')}</p>
      </Part>
      {people && <Columns people={people} />}
      {people && people.reading.problems.length === 0 && <Rows people={people} />}
      <CostForm />
      {people && people.reading.problems.length === 0 && <AuditPart />}
    </>
  );
}

function Columns({ people }: { readonly people: PeopleSource }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { names, reading: { headers, columns, problems } } = people;
  // Measures are no records; anything else that is scored has to be one.
  const isUnknown = (subject: string): boolean => /^(module|objective|competency):/.test(subject) && !getRecord(document, subject);
  const choices = [...new Set(headers.filter((header) => header !== ''))].map((value) => ({ value, label: value }));
  const group = (header: string, isGroup: boolean): void => void namePeople(studio, people, { groups: isGroup ? [...names.groups, header] : names.groups.filter((other) => other !== header) });
  return (
    <Part title={t('people.columns')}>
      <Row label={t('people.id')}><SelectBox label={t('people.id')} value={headers.includes(names.id) ? names.id : null} placeholder={t('people.chooseColumn')} choices={choices} onChange={(id) => void namePeople(studio, people, { id })} /></Row>
      <Row label={t('people.role')}><SelectBox label={t('people.role')} value={headers.includes(names.role) ? names.role : null} placeholder={t('people.chooseColumn')} choices={choices} onChange={(role) => void namePeople(studio, people, { role })} /></Row>
      {problems.map((problem) => <p key={problem} className="err">{problem}</p>)}
      <ul className="people-columns">
        {columns.filter(({ header, holds }) => header !== '' && holds !== 'id' && holds !== 'role').map(({ header, holds, what, kind }) => (
          <li key={header}>
            <span className="truncate" title={header}>{header}</span>
            {problems.length > 0 ? null : isUnknown(what) ? <small className="err">{t('people.unknown', { what })}</small> : <small className="muted">{t(`people.holds.${holds}`, { what, kind })}</small>}
            {problems.length === 0 && (holds === 'nothing' || names.groups.includes(header)) && <label className="people-group"><input type="checkbox" checked={names.groups.includes(header)} onChange={(event) => group(header, event.target.checked)} /> {t('people.asGroup')}</label>}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Rows({ people }: { readonly people: PeopleSource }) {
  const studio = useStudio();
  const { reading: { learners, refused, refusedCount }, skipRefused: isSkipping } = people;
  return (
    <Part title={t('people.rows')}>
      <p className="num">{t('people.learners', { count: countText(learners), one: learners })}</p>
      {refusedCount > 0 && (
        <>
          <p className="err num">{t('people.refused', { count: countText(refusedCount), one: refusedCount })}</p>
          <ul className="people-refused" aria-label={t('people.refusedList')}>{refused.slice(0, mostRows).map(({ row, message }) => <li key={row}><strong className="num">{t('people.row', { row })}</strong> {message}</li>)}</ul>
          {refusedCount > mostRows && <p className="muted num">{t('people.more', { count: countText(refusedCount - mostRows) })}</p>}
          <label className="people-group"><input type="checkbox" checked={isSkipping} onChange={(event) => skipRefused(studio, people, event.target.checked)} /> {t('people.skip')}</label>
        </>
      )}
    </Part>
  );
}
