import type { RecordId } from '../../model/ids';
import type { Draft } from '../draft';

/** In every zone that lists `module`, `modules` stand in its place; none twice. */
export function replaceInPlaces(draft: Draft, module: RecordId, modules: readonly RecordId[]): void {
  for (const zone of draft.all('zone')) {
    if (!zone.modules.includes(module)) continue;
    draft.put({ ...zone, modules: [...new Set(zone.modules.flatMap((id) => (id === module ? modules : [id])))] });
  }
}
