import { X } from 'lucide-react';
import { useState } from 'react';
import { t } from '../i18n/t';
import { useReplica, useStudio } from '../store/studio-context';
import { Button, IconButton } from '../ui/button';

/** What a person must know about the workspace itself: it stays until it is over, or (what happened at opening) until it was read. */
export function WorkspaceBanners() {
  const studio = useStudio();
  const lost = useReplica((state) => state.connection === 'lost');
  const workspace = useReplica((state) => state.workspace);
  const save = useReplica((state) => state.saveState);
  const [read, setRead] = useState('');
  if (lost) return <p className="banner" role="alert">{t('status.lostLong')}</p>;
  if (!workspace) return null;
  return (
    <>
      {workspace.access === 'read' && <p className="banner" role="status">{t('banner.readOnly', { because: workspace.because })}</p>}
      {save.state === 'conflict' && (
        <div className="banner row" role="alert">
          <span className="grow">{save.message} {t('banner.conflict')}</span>
          <Button size="small" look="primary" onPress={() => studio.openDialog({ kind: 'outside' })}>{t('banner.choose')}</Button>
        </div>
      )}
      {save.state === 'failed' && <p className="banner" role="alert">{t('banner.failed', { message: save.message })}</p>}
      {workspace.copies > 0 && (
        <div className="banner info row" role="status">
          <span className="grow">{t('banner.copies', { count: workspace.copies })}</span>
          <Button size="small" onPress={() => studio.openDialog({ kind: 'copies' })}>{t('banner.look')}</Button>
        </div>
      )}
      {workspace.notice !== '' && workspace.notice !== read && (
        <div className="banner info row" role="status">
          <span className="grow">{workspace.notice}</span>
          <IconButton size="small" label={t('toast.dismiss')} onPress={() => setRead(workspace.notice)}><X /></IconButton>
        </div>
      )}
    </>
  );
}
