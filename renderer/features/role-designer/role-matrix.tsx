import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { RecordId } from '#shared/model/ids';
import type { CourseModule } from '#shared/model/module';
import type { Role } from '#shared/model/role';
import type { ZonePolicy } from '#shared/model/zone';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { zoneTone } from '../../store/session';
import { useReplica } from '../../store/studio-context';
import { cellsOf, type MatrixCell } from './matrix';
import { blockOf, isInBlock, moveCell, policyOfKey, type Block, type Spot } from './matrix-keys';

const rowHeight = 30;
const headHeight = 54;
const roleWidth = 118;

interface Props {
  readonly modules: readonly CourseModule[];
  readonly roles: readonly Role[];
  readonly block: Block;
  readonly onBlock: (block: Block) => void;
  readonly onSet: (policy: ZonePolicy | null) => void;
  readonly onRole: (role: RecordId) => void;
}

/** Modules by roles: what each role does with each module. Cells are chosen like in a spreadsheet and set with a key or the bar above. */
export function RoleMatrix({ modules, roles, block, onBlock, onSet, onRole }: Props) {
  const document = useReplica((state) => state.document);
  const scroller = useRef<HTMLDivElement>(null);
  const cells = useMemo(() => roles.map((role) => cellsOf(document, role.id)), [document, roles]);
  const virtual = useVirtualizer({ count: modules.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8, paddingStart: headHeight, scrollPaddingStart: headHeight });
  const [dragging, setDragging] = useState(false);
  const { spot, anchor } = block;
  const goTo = (next: Spot, extend: boolean): void => {
    onBlock({ spot: next, anchor: extend ? anchor : next });
    virtual.scrollToIndex(next.row);
  };
  const keyDown = (event: KeyboardEvent): void => {
    const next = moveCell(event, spot, { rows: modules.length, columns: roles.length });
    const policy = policyOfKey(event);
    if (next) goTo(next, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onBlock({ anchor: { row: 0, column: 0 }, spot: { row: modules.length - 1, column: roles.length - 1 } });
    else if (policy !== undefined) onSet(policy);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const press = (at: Spot, event: MouseEvent): void => {
    setDragging(true);
    onBlock({ spot: at, anchor: event.shiftKey ? anchor : at });
  };
  const width = 300 + roles.length * roleWidth;
  return (
    <div
      ref={scroller} className="grid matrix" role="grid" tabIndex={0} aria-label={t('roles.matrix')} aria-multiselectable="true" aria-rowcount={modules.length + 1} aria-colcount={roles.length + 1}
      aria-activedescendant={virtual.getVirtualItems().some((item) => item.index === spot.row) ? `matrix-${spot.row}-${spot.column}` : undefined} onKeyDown={keyDown} onMouseUp={() => setDragging(false)} onMouseLeave={() => setDragging(false)}
    >
      <div role="presentation" className="grid-inner" style={{ height: virtual.getTotalSize(), minWidth: width }}>
        <div role="row" aria-rowindex={1} className="grid-row grid-head matrix-head" style={{ height: headHeight, minWidth: width }}>
          <span role="columnheader" className="cell matrix-title">{t('roles.module')}</span>
          {roles.map((role, column) => (
            <span key={role.id} role="columnheader" className="cell matrix-role" style={{ width: roleWidth }}>
              <button type="button" title={role.title} onClick={() => { onRole(role.id); onBlock({ anchor: { row: 0, column }, spot: { row: Math.max(0, modules.length - 1), column } }); }}>
                <span className="matrix-role-name">{role.title}</span>
                <small>{t('roles.count', { count: cells[column]?.size ?? 0 })}</small>
              </button>
            </span>
          ))}
        </div>
        {virtual.getVirtualItems().map((item) => {
          const module = modules[item.index];
          if (!module) return null;
          return (
            <div key={module.id} role="row" aria-rowindex={item.index + 2} className="grid-row" style={{ transform: `translateY(${item.start}px)`, height: rowHeight, minWidth: width }}>
              <span role="rowheader" className="cell matrix-title" title={module.title}>{module.code && <span className="badge mono">{module.code}</span>}<span className="truncate">{module.title}</span></span>
              {roles.map((role, column) => {
                const at = { row: item.index, column };
                return (
                  <PolicyCell
                    key={role.id} id={`matrix-${item.index}-${column}`} cell={cells[column]?.get(module.id) ?? null} isHere={spot.row === item.index && spot.column === column} isChosen={isInBlock(blockOf(block), at)}
                    fromTitle={(id) => nameOf(document, id)} onPress={(event) => press(at, event)} onOver={() => dragging && onBlock({ spot: at, anchor })}
                  />
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface CellProps {
  readonly id: string;
  readonly cell: MatrixCell | null;
  readonly isHere: boolean;
  readonly isChosen: boolean;
  readonly fromTitle: (role: RecordId) => string;
  readonly onPress: (event: MouseEvent) => void;
  readonly onOver: () => void;
}

function PolicyCell({ id, cell, isHere, isChosen, fromTitle, onPress, onOver }: CellProps) {
  const text = cell ? t(`roles.short.${cell.policy}`) : '';
  const inherited = cell?.from ? t('roles.from', { role: fromTitle(cell.from) }) : '';
  return (
    <span
      id={id} role="gridcell" aria-selected={isChosen} aria-label={`${cell ? t(`policy.${cell.policy}`) : t('roles.none')}${inherited ? `, ${inherited}` : ''}`} title={inherited || undefined}
      className={`cell matrix-cell ${isHere ? 'here' : ''} ${isChosen ? 'chosen' : ''} ${cell ? `tone-${zoneTone[cell.policy]}` : ''} ${cell?.from ? 'inherited' : ''}`} style={{ width: roleWidth }} onMouseDown={onPress} onMouseEnter={onOver}
    >
      {cell ? <span className="matrix-mark">{text}</span> : <span className="faint" aria-hidden>·</span>}
    </span>
  );
}
