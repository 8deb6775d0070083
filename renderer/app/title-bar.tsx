import { ChevronRight, History, Redo2, Search, Undo2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { t } from '../i18n/t';
import { shortcutKeys } from '../store/actions';
import { currentRole, nameOf } from '../store/selectors';
import { useReplica, useSession, useStudio } from '../store/studio-context';
import { IconButton } from '../ui/button';
import { Keys } from '../ui/keys';
import { Logo } from './logo';

export function TitleBar() {
  const studio = useStudio();
  const history = useReplica((state) => state.history);
  const crumbs = useCrumbs();
  return (
    <header className="title-bar">
      <span className="logo"><Logo /></span>
      <nav aria-label={t('nav.breadcrumb')} className="crumbs">
        <ol>
          {crumbs.map((crumb, index) => (
            <li key={`${index} ${crumb}`} {...(index === crumbs.length - 1 ? { 'aria-current': 'location' as const } : {})}>
              {index > 0 && <ChevronRight aria-hidden />}
              <span className="truncate" title={crumb}>{crumb}</span>
            </li>
          ))}
        </ol>
      </nav>
      <AriaButton className="command-box" onPress={() => studio.openDialog({ kind: 'palette', mode: 'actions' })}>
        <Search aria-hidden />
        <span>{t('nav.command')}</span>
        <Keys keys={shortcutKeys('mod+k')} />
      </AriaButton>
      <div className="title-end">
        <IconButton label={t('history.title')} keys={shortcutKeys('mod+shift+h')} onPress={() => studio.openDialog({ kind: 'history', tab: 'steps' })}><History /></IconButton>
        <IconButton label={history.undo ? t('action.undoStep', { label: history.undo }) : t('action.undo')} keys={shortcutKeys('mod+z')} isDisabled={!history.undo} onPress={() => void studio.undo()}><Undo2 /></IconButton>
        <IconButton label={history.redo ? t('action.redoStep', { label: history.redo }) : t('action.redo')} keys={shortcutKeys('mod+shift+z')} isDisabled={!history.redo} onPress={() => void studio.redo()}><Redo2 /></IconButton>
      </div>
    </header>
  );
}

function useCrumbs(): readonly string[] {
  const title = useReplica((state) => state.workspace?.title ?? '');
  const document = useReplica((state) => state.document);
  const screen = useSession((state) => state.screen);
  const role = useSession((state) => state.role);
  const profile = useSession((state) => state.profiles.a);
  const crumbs = [title, t(`screen.${screen}`)];
  const roleTitle = currentRole(document, role)?.title;
  if (screen === 'simulate' && profile && document.tables.profile.has(profile)) return [...crumbs, nameOf(document, profile)];
  return (screen === 'path' || screen === 'rules' || screen === 'export') && roleTitle ? [...crumbs, roleTitle] : crumbs;
}
