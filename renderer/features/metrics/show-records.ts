import type { RecordId } from '#shared/model/ids';
import type { Studio } from '../../store/studio';

/** Selects modules or links and brings them into sight: on the canvas that is shown, modules also in the library; elsewhere on the canvas of what was measured. */
export function showRecords(studio: Studio, ids: readonly RecordId[], isPath: boolean): void {
  const { screen } = studio.session.getState();
  const stays = screen === 'map' || screen === 'path' || (screen === 'library' && ids.every((id) => id.startsWith('module:')));
  if (!stays) studio.show(isPath ? 'path' : 'map');
  studio.select(ids);
  studio.signal('reveal');
}
