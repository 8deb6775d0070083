import type { KeyboardEvent } from 'react';
import type { RecordId } from '#shared/model/ids';
import { deleteRecords, removeGroup, removeLink } from '../../store/link-verbs';
import { moveModulesByKey, moveOfKey } from '../../store/move-keys';
import { useStudio } from '../../store/studio-context';
import { addModule, addSibling } from '../../store/verbs';
import { addModuleTo, moveToZone, moveZone } from '../../store/zone-verbs';
import type { TableHere } from './graph-table';
import type { TableColumn } from './table-rows';

interface TableActions {
  readonly onKey: (here: TableHere, event: KeyboardEvent, edit: (column: TableColumn) => void) => boolean;
  readonly onOpen: (here: TableHere, edit: (column: TableColumn) => void) => void;
}

/** What keys do in the table of a role's path, or of the map (null). */
export function useTableKeys(role: RecordId | null, onFold: (section: string) => void): TableActions {
  const studio = useStudio();
  const open: TableActions['onOpen'] = ({ row, column, chip, modules }, edit) => {
    if (row.kind === 'section') {
      if (row.section.zone) void addModuleTo(studio, { zone: row.section.zone }, 'rename');
      else onFold(row.section.id);
    } else if (row.kind === 'module') {
      const { id } = row.module;
      if (chip?.kind === 'unlocks') {
        studio.select([chip.edge.to]);
        studio.signal('reveal');
      } else if (column === 'needs' || column === 'groups') studio.openDialog({ kind: 'needs', module: id });
      else if (column === 'unlocks') studio.openDialog({ kind: 'add-prerequisite', module: id, direction: 'unlocks' });
      else if (column === 'zone') studio.openDialog({ kind: 'zone-move', modules });
      else edit(column);
    }
  };
  const remove = ({ row, column, chip, modules }: TableHere): void => {
    if (chip?.kind === 'needs') void removeLink(studio, chip.edge);
    else if (chip?.kind === 'group') void removeGroup(studio, chip.requirement);
    else if (chip) return;
    else if (row.kind === 'module') void (column === 'zone' && role !== null ? moveToZone(studio, role, modules, null) : deleteRecords(studio, modules));
    else if (row.kind === 'gate') void deleteRecords(studio, [row.gate.id]);
    else if (row.section.zone) void deleteRecords(studio, [row.section.zone.id]);
  };
  const key: TableActions['onKey'] = (here, event, edit) => {
    const { row, modules } = here;
    const move = moveOfKey(event);
    if (move && row.kind === 'section' && row.section.zone && move.along === 'place') void moveZone(studio, row.section.zone, move.by);
    if (move) return row.kind === 'module' ? moveModulesByKey(studio, role, modules, event) : true;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'Enter' && event.shiftKey) {
      void (row.kind === 'module' ? addSibling(studio, row.module.id) : row.kind === 'section' && row.section.zone ? addModuleTo(studio, { zone: row.section.zone }, 'rename') : addModule(studio));
      return true;
    }
    if (event.shiftKey) return false;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      remove(here);
      return true;
    }
    if (event.key === 'F2' && row.kind === 'module') {
      edit('title');
      return true;
    }
    return false;
  };
  return { onKey: key, onOpen: open };
}
