import { quoteSafely } from '../../../kit/quote';
import { edgeKinds, edgeSchema, type EdgeKind } from '../../../model/edge';
import { resolveModule, type WantedLink } from './add-modules';
import type { RecognisedTable } from './recognise';
import { columnLabel, plainKey, rowNote } from './source-table';
import type { TableImport } from './table-import';

const kinds: Readonly<Record<string, EdgeKind>> = {
  ...Object.fromEntries(edgeKinds.map((kind) => [plainKey(kind), kind])),
  prerequisites: 'prerequisite', prereq: 'prerequisite', required: 'prerequisite', requires: 'prerequisite', hard: 'prerequisite', finishtostart: 'prerequisite', coreq: 'corequisite', strict: 'strict-corequisite',
  soft: 'recommended', recommendation: 'recommended', suggested: 'recommended', optional: 'recommended', equivalence: 'equivalent', remedial: 'remediation',
};

/** The links of a table of links; a row with a bad cell is refused. */
export function linksOfTable(shared: TableImport, table: RecognisedTable): readonly WantedLink[] {
  const columnOf = (field: string): RecognisedTable['columns'][number] | undefined => table.columns.find(({ to }) => to === field);
  const [from, to, kind] = [columnOf('from'), columnOf('to'), columnOf('kind')];
  const used = new Set([from, to, kind].map((column) => column?.index));
  return table.rows.flatMap(({ row, cells }): readonly WantedLink[] => {
    const before = shared.draft.refused.length;
    const say = (column: RecognisedTable['columns'][number], code: string, message: string, isRepair = false): void => void (isRepair ? shared.draft.repairs : shared.draft.refused).push(rowNote(code, table.source, row, `${columnLabel(column.index, column.header)}: ${message}.`));
    for (const { column, why } of table.source.bad.get(row) ?? []) if (used.has(column)) say(table.columns.find(({ index }) => index === column)!, 'bad-cell', `the cell ${why}`);
    const end = (column: typeof from): string | null => {
      if (!column) return null;
      const name = (cells[column.index] ?? '').trim();
      if (name !== '') return resolveModule(shared, name, (code, message, isRepair) => say(column, code, message, isRepair));
      say(column, 'no-reference', 'the cell is empty; write the id, code or title of a module');
      return null;
    };
    const [source, target] = [end(from), end(to)];
    const said = (cells[kind?.index ?? -1] ?? '').trim();
    const meant = said === '' ? 'prerequisite' : Object.hasOwn(kinds, plainKey(said.slice(0, 60))) ? kinds[plainKey(said.slice(0, 60))]! : null;
    if (meant === null && kind) say(kind, 'bad-cell', `${quoteSafely(said, 60)} is no kind of link. Write one of ${edgeKinds.join(', ')}`);
    if (source !== null && source === target && from) say(from, 'self-reference', 'the module would need itself; take the row out');
    return source === null || target === null || meant === null || shared.draft.refused.length > before ? [] : [{ kind: meant, from: source, to: target }];
  });
}

const blank = edgeSchema.parse({ id: 'edge:x', type: 'edge', from: 'module:x', to: 'module:y' });

/** Makes the links, each once; those that the workspace has already are not made again. */
export function addLinks({ draft, input }: TableImport, wanted: readonly WantedLink[]): void {
  const key = ({ kind, from, to }: WantedLink): string => `${kind} ${from} ${to}`;
  const taken = new Set([...(input.document?.tables.edge.values() ?? [])].map(key));
  for (const link of wanted) {
    if (taken.has(key(link))) continue;
    taken.add(key(link));
    const short = (id: string): string => id.slice(id.indexOf(':') + 1);
    draft.records.push({ ...blank, ...link, id: input.newId('edge', `${short(link.from)}-${short(link.to)}`) });
  }
}
