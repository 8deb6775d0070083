import type { Audit } from '#shared/model/audit';
import type { RecordId } from '#shared/model/ids';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { recordOf, type CohortDraft } from './cohort-draft';
import { subjectsScored, type PeopleSource } from './cohort-people';
import { changeCohort } from './cohort-runs';
import type { CohortSession } from './session';
import type { Studio } from './studio';

type Who = Pick<CohortSession, 'who' | 'draft' | 'people'>;

/** The check that stands in the form, of whoever walks next. */
export function auditOf({ who, draft, people }: Who): Audit | null {
  return who === 'made' ? draft.audit : (people?.audit ?? null);
}

/** Columns by which people can be compared; `role` always. */
export function auditColumns({ who, draft, people }: Who): readonly string[] {
  return [...new Set(['role', ...(who === 'made' ? columnsOfDraft(draft) : people ? columnsOfTable(people) : [])])];
}

const columnsOfDraft = (draft: CohortDraft): readonly string[] => recordOf(draft, []).columns.map(({ name }) => name);
const columnsOfTable = ({ names, reading }: PeopleSource): readonly string[] => reading.columns.flatMap(({ header, holds, what }) => (holds === 'group' ? [what] : names.groups.includes(header) ? [header] : []));

/** Subjects of which people have a score, by which equals are found. */
export function qualifications({ who, draft, people }: Who, document: TrellisDocument): readonly RecordId[] {
  if (who === 'made') return draft.known.share === 0 ? [] : subjectsScored(document);
  return [...new Set((people?.reading.columns ?? []).flatMap(({ holds, what }) => (holds === 'score' ? [what] : [])))].sort();
}

export function changeAudit(studio: Studio, audit: Audit | null): void {
  changeCohort(studio, ({ who, draft, people }) => (who === 'made' ? { draft: { ...draft, audit } } : { people: people && { ...people, audit } }));
}
