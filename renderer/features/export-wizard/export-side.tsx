import { File, Folder } from 'lucide-react';
import type { ExportPreview } from '#shared/contract/shapes';
import { bytesText, t } from '../../i18n/t';
import { useSession } from '../../store/studio-context';
import { ExportChoices } from './export-choices';
import { ExportImpact } from './export-impact';
import './export.css';

interface Entry {
  readonly name: string;
  readonly bytes: number;
  readonly files: number;
  readonly isFolder: boolean;
}

/** Top-level files and folders of the package, with sizes. */
export function packageEntries(files: ExportPreview['files']): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const { path, bytes } of files) {
    const slash = path.indexOf('/');
    const name = slash < 0 ? path : path.slice(0, slash + 1);
    const known = entries.get(name);
    entries.set(name, { name, bytes: bytes + (known?.bytes ?? 0), files: 1 + (known?.files ?? 0), isFolder: slash >= 0 });
  }
  return [...entries.values()];
}

/** What would be in the package. */
export function ExportSide() {
  const state = useSession((session) => session.exportPreview);
  if (state.kind !== 'ready') return <><div className="panel-head"><h2>{t('export.contents')}</h2></div><p className="export-note muted">{t('export.previewFirst')}</p></>;
  const { files, bytes, sha256 } = state.preview;
  return (
    <div className="panel-scroll">
      {state.preview.impact && <ExportImpact impact={state.preview.impact} />}
      <ExportChoices reporting={state.preview.reporting} />
      <div className="panel-head"><h2>{t('export.contents')}</h2><span className="spacer" /><span className="count">{files.length === 1 ? t('export.files', { count: 1, size: bytesText(bytes) }) : t('export.unpacked', { count: files.length, size: bytesText(files.reduce((sum, file) => sum + file.bytes, 0)) })}</span></div>
      <ul className="package">
        {packageEntries(files).map((entry) => (
          <li key={entry.name}>
            {entry.isFolder ? <Folder aria-hidden /> : <File aria-hidden />}
            <span className="mono truncate grow">{entry.name}</span>
            <span className="count">{entry.isFolder ? t('export.files', { count: entry.files, size: bytesText(entry.bytes) }) : bytesText(entry.bytes)}</span>
          </li>
        ))}
      </ul>
      <div className="export-note">
        <h3>{t('export.sha')}</h3>
        <p className="mono sha">{sha256}</p>
        <p className="muted">{t('export.again')}</p>
      </div>
    </div>
  );
}
