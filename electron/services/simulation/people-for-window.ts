import type { ParsedRequestOf, ResponseOf } from '#shared/contract/contract';
import { StudioError } from '#shared/contract/contract-error';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { readHeaders, type PeopleColumn } from '#shared/simulate/people/people-columns';
import { askedSchema } from '#shared/simulate/results/asked';
import type { FileStore } from '../../ports/file-store';
import type { Identity } from '../../ports/machine';
import { preparePeople, readPeopleTable, type PreparedPeople } from './prepare';
import { openPseudonyms } from './pseudonyms';
import type { SweepSource } from './sweep';

type Reading = ResponseOf<'simulation.people'>;

/** As many refused rows as a window is told one by one. */
const mostRefused = 200;

/** Reads a people table without running anybody: what its columns hold, how many learners there are, and which rows cannot be read. Ids are not even made into pseudonyms. */
export function describePeople(document: TrellisDocument, { bytes, names }: ParsedRequestOf<'simulation.people'>): Reading {
  const { headers } = readPeopleTable(bytes);
  const read = readHeaders(headers, names);
  const columns = (read.ok ? read.value.columns : headers.map((): PeopleColumn => ({ holds: 'nothing' }))).map((column, at) => ({
    header: headers[at] ?? '', holds: column.holds, what: 'name' in column ? column.name : 'subject' in column ? column.subject : '', kind: 'kind' in column ? column.kind : '',
  }));
  if (!read.ok) return { headers: [...headers], columns, problems: [...read.error], learners: 0, refused: [], refusedCount: 0 };
  const { simulation, refused } = preparePeople(document, bytes, names, null, (id) => id);
  return { headers: [...headers], columns, problems: [], learners: simulation.learners, refused: refused.slice(0, mostRefused), refusedCount: refused.length };
}

/** The people of a table, ready to run; refused with the reasons where rows cannot be read and nobody said to leave them out. The key of the pseudonyms is kept once it is needed. They can be run on other designs, too. */
export async function peopleOfWindow({ files, identity }: { readonly files: FileStore; readonly identity: Identity }, folder: string, document: TrellisDocument, { bytes, names, skipRefused, costs, audit }: NonNullable<ParsedRequestOf<'simulation.run'>['people']>, personal: boolean): Promise<SweepSource> {
  const { pseudonymise, keep } = await openPseudonyms(files, identity, folder);
  const known = new Map<string, string>();
  const pseudonymOf = (id: string): string => {
    const pseudonym = known.get(id) ?? pseudonymise(id);
    known.set(id, pseudonym);
    return pseudonym;
  };
  const peopleOn = (design: TrellisDocument): PreparedPeople => preparePeople(design, bytes, names, null, pseudonymOf, { personal, costs, asked: askedSchema.parse({ audit }) });
  const { simulation, refused } = peopleOn(document);
  const [first] = refused;
  if (first && !skipRefused) throw new StudioError('refused', `${refused.length} of ${refused.length + simulation.learners} rows cannot be read, the first is row ${first.row}: ${first.message} Mend them, or leave them out.`);
  if (simulation.learners === 0) throw new StudioError('refused', 'No row of the people table can be read: there is nobody to run.');
  await keep();
  return { design: { document, spec: null, model: null, costs }, prepare: (design) => (design.document === document ? simulation : peopleOn(design.document).simulation) };
}
