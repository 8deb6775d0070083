import { useEffect } from 'react';
import type { RecordId } from '#shared/model/ids';
import { useReplica, useSession, useStudio } from '../../store/studio-context';

/** After the chosen target's own preview: comparing takes as long as planning every target. */
const pauseMs = 700;

/** Asks what each target would keep, a while after role, options or document changed. Without an answer there are simply no bars. */
export function useExportFits(role: RecordId | null): void {
  const studio = useStudio();
  const options = useSession((state) => state.exportOptions);
  const revision = useReplica((state) => state.revision);
  useEffect(() => {
    if (!role) return;
    let live = true;
    const timer = setTimeout(() => {
      studio.bridge.invoke('export.fit', { role, options }).then(({ fits }) => live && studio.session.setState({ exportFits: fits }), () => live && studio.session.setState({ exportFits: [] }));
    }, pauseMs);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [role, options, revision, studio]);
}
