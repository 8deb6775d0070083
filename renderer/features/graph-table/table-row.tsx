import { ChevronDown, ChevronRight, Fence } from 'lucide-react';
import { memo } from 'react';
import { minutesText, t } from '../../i18n/t';
import { conditionText } from '../../store/condition-text';
import { nameOf } from '../../store/selectors';
import { zoneTone } from '../../store/session';
import { useReplica } from '../../store/studio-context';
import { Badge } from '../../ui/badge';
import { CellInput } from './cell-input';
import { ChipList } from './chip-list';
import type { RowActions } from './row-actions';
import type { TableSpot } from './table-keys';
import { chipsOf, type TableColumn, type TableRow } from './table-rows';

export const widths: Readonly<Record<TableColumn, number>> = { code: 60, title: 190, zone: 112, needs: 216, groups: 122, unlocks: 150, minutes: 66 };

export interface RowProps {
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: readonly TableColumn[];
  readonly isSelected: boolean;
  /** Where the focus stands, if it is in this row. */
  readonly spot: TableSpot | null;
  readonly editing: boolean;
  readonly actions: RowActions;
}

/** A row of the table; drawn again only when something of it changed, so that a key costs two rows and not all in sight. */
export const TableRowView = memo(function TableRowView({ row, ...props }: RowProps & { readonly row: TableRow }) {
  return row.kind === 'module' ? <ModuleRow row={row} {...props} /> : <WideRow row={row} {...props} />;
});

/** A zone or a gate: one cell over all columns. */
function WideRow({ row, index, top, height, columns, isSelected, spot, actions }: RowProps & { readonly row: Exclude<TableRow, { kind: 'module' }> }) {
  const document = useReplica((state) => state.document);
  const gateWords = row.kind === 'gate' ? t('graphTable.gateWhen', { zone: nameOf(document, row.gate.zone), conditions: row.gate.conditions.map((one) => conditionText(document, one)).join('; ') }) : '';
  const section = row.kind === 'section' ? row.section : null;
  const title = section ? (section.zone?.title ?? t(section.kind === 'pulled' ? 'path.pulledIn' : 'path.notInPath')) : '';
  const Chevron = row.kind === 'section' && row.open ? ChevronDown : ChevronRight;
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={isSelected} className={`grid-row table-wide ${row.kind}${isSelected ? ' selected' : ''}`} style={{ transform: `translateY(${top}px)`, height }} onClick={(event) => actions.press(index, 0, null, event)}>
      <span id={`table-${index}-0`} role="gridcell" aria-colspan={columns.length} {...(row.kind === 'section' ? { 'aria-expanded': row.open } : {})} className={`table-wide-cell${spot ? ' here' : ''}`} title={gateWords || undefined}>
        {row.kind === 'gate'
          ? <><Fence aria-hidden /> <strong>{t('graphTable.gate', { title: row.gate.title || t('path.gate') })}</strong> <span className="muted">{gateWords}</span></>
          : <>
            <span className="tree-fold" aria-hidden onClick={(event) => { event.stopPropagation(); actions.fold(index); }}><Chevron /></span>
            <strong className={section?.zone ? `tone-text-${zoneTone[section.zone.policy]}` : ''}>{title}</strong>
            {section?.zone && <Badge tone={zoneTone[section.zone.policy] ?? ''}>{t(`policyBadge.${section.zone.policy}`)}</Badge>}
            <span className="muted">{t('graphTable.zoneLine', { count: row.shown, time: minutesText(row.minutes) })}</span>
          </>}
      </span>
    </div>
  );
}

function ModuleRow({ row: { module, section }, index, top, height, columns, isSelected, spot, editing, actions }: RowProps & { readonly row: Extract<TableRow, { kind: 'module' }> }) {
  const document = useReplica((state) => state.document);
  const zone = section?.zone ?? null;
  const content = (column: TableColumn, at: number) => {
    switch (column) {
      case 'code': return <span className="mono truncate">{module.code}</span>;
      case 'title': return <span className="truncate strong">{module.title}</span>;
      case 'zone': return <span className={`truncate${zone ? ` tone-text-${zoneTone[zone.policy]}` : ' muted'}`}>{zone ? zone.title : section?.kind === 'pulled' ? t('path.pulledIn') : t('roles.none')}</span>;
      case 'minutes': return <span className="num">{module.minutes ?? ''}</span>;
      default: return <ChipList id={`table-${index}-${at}`} chips={chipsOf(document, module.id, column)} here={spot?.column === at ? spot.chip : null} onPress={(chip, event) => actions.press(index, at, chip, event)} />;
    }
  };
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={isSelected} data-module={module.id} className={`grid-row${isSelected ? ' selected' : ''}`} style={{ transform: `translateY(${top}px)`, height }}>
      {columns.map((column, at) => {
        const isHere = spot?.column === at;
        const isEdited = isHere && editing;
        return (
          <span
            key={column} id={`table-${index}-${at}`} role={column === 'title' ? 'rowheader' : 'gridcell'} aria-colindex={at + 1} {...(column === 'unlocks' ? { 'aria-readonly': true } : {})} style={{ width: widths[column] }} title={column === 'title' ? module.title : undefined}
            className={`cell table-${column}${isHere && spot.chip === null ? ' here' : ''}${isEdited ? ' editing' : ''}`} onClick={(event) => !isEdited && actions.press(index, at, null, event)} onDoubleClick={() => !isEdited && actions.open(index, at)}
          >
            {isEdited && (column === 'code' || column === 'title' || column === 'minutes') ? <CellInput module={module} column={column} onDone={actions.done} /> : content(column, at)}
          </span>
        );
      })}
    </div>
  );
}
