import { useEffect, useRef } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../../i18n/t';
import { aligned, alignments, distributed, placeModules, togglePins, type Placed } from '../../../store/canvas-verbs';
import { useSession, useStudio } from '../../../store/studio-context';
import type { Spot } from '../nodes/flow-parts';

/** Does what the menu and the palette ask of the map: align, distribute, pin. One step each. */
export function useCanvasActions(spots: ReadonlyMap<RecordId, Spot>): void {
  const studio = useStudio();
  const signal = useSession((state) => state.signal);
  const seen = useRef(signal.at);
  useEffect(() => {
    if (signal.at === seen.current) return;
    seen.current = signal.at;
    const [head, verb] = signal.name.split(' ');
    if (head !== 'place' || verb === undefined) return;
    const list = studio.session.getState().selection.flatMap((id): Placed[] => (spots.has(id) ? [{ id, ...spots.get(id)! }] : []));
    if (verb === 'pin') return void togglePins(studio, list.map(({ id }) => id), spots);
    const alignment = alignments.find((one) => one === verb);
    const next = alignment ? aligned(list, alignment) : verb === 'across' ? distributed(list, 'x') : verb === 'down' ? distributed(list, 'y') : null;
    if (next && next.length > 1) void placeModules(studio, next.map(({ id, x, y }) => ({ id, x, y })), spots, t(alignment ? 'canvas.undoAlign' : 'canvas.undoDistribute', { count: next.length }), { say: t('canvas.placed', { count: next.length }) });
  });
}
