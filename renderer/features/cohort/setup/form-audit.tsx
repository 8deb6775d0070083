import { useMemo } from 'react';
import type { Audit } from '#shared/model/audit';
import { inOrderOfId } from '#shared/kit/order';
import { t } from '../../../i18n/t';
import { auditColumns, auditOf, changeAudit, qualifications } from '../../../store/cohort-audit';
import { nameOf } from '../../../store/selectors';
import { useReplica, useSession, useStudio } from '../../../store/studio-context';
import { PickList } from '../../../ui/pick-list';
import { SelectBox } from '../../../ui/select-box';
import { columnName, subjectName } from '../audit/audit-words';
import { Part } from './form-parts';

const [off, everybody] = [' off', ' everybody'];

/** Asks who gets an outcome, by a group column, for whoever walks next. */
export function AuditPart() {
  const studio = useStudio();
  const cohort = useSession((state) => state.cohort);
  const audit = auditOf(cohort);
  const columns = auditColumns(cohort);
  const choices = [{ value: off, label: t('audit.off') }, ...columns.map((value) => ({ value, label: columnName(value) }))];
  const isGone = audit !== null && !columns.includes(audit.column);
  const choose = (column: string): void => changeAudit(studio, column === off ? null : { outcome: 'waived', qualification: null, ...audit, column });
  return (
    <Part title={t('audit.form')}>
      <p className="muted">{t('audit.formText')}</p>
      <div className="form-choice"><span>{t('audit.column')}</span><SelectBox label={t('audit.column')} value={isGone ? null : (audit?.column ?? off)} placeholder={audit?.column ?? ''} choices={choices} onChange={choose} /></div>
      {isGone && <p className="err" role="alert">{t('audit.columnGone', { column: audit.column })}</p>}
      {audit && <Asked audit={audit} />}
    </Part>
  );
}

function Asked({ audit }: { readonly audit: Audit }) {
  const studio = useStudio();
  const cohort = useSession((state) => state.cohort);
  const document = useReplica((state) => state.document);
  const { outcome, qualification } = audit;
  const outcomes = useMemo(() => [{ id: 'waived', title: t('audit.waived') }, ...inOrderOfId(document.tables.module).map(({ id, title }) => ({ id, title: t('audit.module', { title }) }))], [document]);
  const subjects = qualifications(cohort, document);
  const hasOutcome = outcome === 'waived' || document.tables.module.has(outcome);
  const hasScores = qualification === null || subjects.includes(qualification);
  const outcomeText = outcome === 'waived' ? t('audit.waived') : t('audit.module', { title: nameOf(document, outcome) });
  return (
    <>
      <div className="form-choice">
        <span>{t('audit.outcome')}</span>
        <PickList label={t('audit.outcome')} text={outcomeText} options={outcomes} chosen={[outcome]} searchText={t('audit.search')} emptyText={t('audit.noneFound')} onChange={([id]) => id !== undefined && changeAudit(studio, { ...audit, outcome: id })} />
      </div>
      {!hasOutcome && <p className="err" role="alert">{t('audit.outcomeGone')}</p>}
      <div className="form-choice">
        <span>{t('audit.qualification')}</span>
        <SelectBox label={t('audit.qualification')} value={hasScores ? (qualification ?? everybody) : null} placeholder={qualification ?? ''} choices={[{ value: everybody, label: t('audit.everybody') }, ...subjects.map((value) => ({ value, label: subjectName(document, value) }))]} onChange={(subject) => changeAudit(studio, { ...audit, qualification: subject === everybody ? null : subject })} />
      </div>
      {!hasScores && <p className="err" role="alert">{t('audit.qualificationGone', { subject: subjectName(document, qualification) })}</p>}
    </>
  );
}
