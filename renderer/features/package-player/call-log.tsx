import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { StageCall } from '#shared/contract/stage-messages';
import { t } from '../../i18n/t';
import { Segments } from '../../ui/segments';

const rowHeight = 22;
const filters = ['all', 'set', 'refused'] as const;
type Filter = (typeof filters)[number];

const isRefused = ({ result, error }: StageCall): boolean => result === 'false' || error !== '0' || /^(4|5)\d\d$/.test(result);
const isShown: Readonly<Record<Filter, (call: StageCall) => boolean>> = { all: () => true, set: ({ call }) => !/GetValue$|^GET /.test(call), refused: isRefused };

/** One call as a line of text. */
export function callText({ at, call, args, result, error }: StageCall): string {
  return `${(at / 1000).toFixed(2)} s  ${call}(${args.map((arg) => JSON.stringify(arg)).join(', ')}) → ${result}${error === '0' ? '' : `  error ${error}`}`;
}

/** Every call of the package, the newest at the end and in sight, as long as the person has not scrolled away. */
export function CallLog({ calls }: { readonly calls: readonly StageCall[] }) {
  const [filter, setFilter] = useState<Filter>('all');
  const shown = calls.filter(isShown[filter]);
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const rows = useVirtualizer({ count: shown.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 12 });
  useEffect(() => {
    if (isAtEnd.current && shown.length > 0) rows.scrollToIndex(shown.length - 1);
  }, [shown.length, rows]);
  const watch = (): void => {
    const element = box.current;
    if (element) isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 2 * rowHeight;
  };
  return (
    <>
      <Segments label={t('play.filter')} value={filter} choices={filters.map((value) => ({ value, label: t(`play.filter.${value}`) }))} onChange={setFilter} />
      <div ref={box} className="call-log" tabIndex={0} role="log" aria-label={t('play.log')} aria-live="off" onScroll={watch}>
        <ol style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const call = shown[index]!;
            return (
              <li key={index} className={isRefused(call) ? 'refused' : ''} style={{ transform: `translateY(${start}px)` }} title={callText(call)}>
                <span className="muted">{(call.at / 1000).toFixed(1)}</span> <strong>{call.call}</strong> <span className="truncate">{call.args.join(', ')}</span> <em>{call.result}{call.error === '0' ? '' : ` (${call.error})`}</em>
              </li>
            );
          })}
        </ol>
        {shown.length === 0 && <p className="muted">{t('play.none')}</p>}
      </div>
    </>
  );
}
