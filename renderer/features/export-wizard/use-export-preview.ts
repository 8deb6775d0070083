import { useEffect } from 'react';
import type { RecordId } from '#shared/model/ids';
import { StudioClientError } from '../../bridge/host-bridge';
import { messageOf } from '../../store/studio';
import { useReplica, useSession, useStudio } from '../../store/studio-context';

/** Asks the host for the dry run again a moment after role, target, options or document changed. */
export function useExportPreview(role: RecordId | null): void {
  const studio = useStudio();
  const target = useSession((state) => state.exportTarget);
  const options = useSession((state) => state.exportOptions);
  const written = useSession((state) => state.exportsWritten);
  const revision = useReplica((state) => state.revision);
  useEffect(() => {
    if (!role) return;
    let live = true;
    const timer = setTimeout(() => {
      if (studio.session.getState().exportPreview.kind !== 'ready') studio.session.setState({ exportPreview: { kind: 'loading' } });
      studio.bridge.invoke('export.preview', { role, target, options }).then(
        (preview) => live && studio.session.setState({ exportPreview: { kind: 'ready', preview } }),
        (error: unknown) => live && studio.session.setState({ exportPreview: { kind: 'failed', message: messageOf(error), findings: error instanceof StudioClientError ? error.detail.findings.map(({ code, severity, message, records }) => ({ code, severity, message, records })) : [] } }),
      );
    }, 150);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [role, target, options, revision, written, studio]);
}
