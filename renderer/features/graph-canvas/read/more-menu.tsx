import { Ellipsis } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { t } from '../../../i18n/t';
import { hasDrawing } from '../../../store/selectors';
import { useReplica, useSession, useStudio } from '../../../store/studio-context';

/** What can be done with the drawing as a whole, where there is one. */
export function MoreMenu() {
  const studio = useStudio();
  const screen = useSession((state) => (state.screen === 'map' ? 'map' : 'path'));
  const role = useSession((state) => state.role);
  const isEmpty = useReplica((state) => !hasDrawing(state.document, screen, role));
  return (
    <MenuTrigger>
      <Button className="button icon quiet" aria-label={t('canvas.more')}><Ellipsis aria-hidden /></Button>
      <Popover className="popover">
        <Menu className="list" aria-label={t('canvas.more')}>
          <MenuItem className="option" isDisabled={isEmpty} onAction={() => studio.signal('picture')}>{t('action.picture')}</MenuItem>
          <MenuItem className="option" isDisabled={isEmpty} onAction={() => studio.session.setState({ canvasMode: 'presenting' })}>{t('action.present')}</MenuItem>
          <MenuItem className="option" isDisabled={isEmpty} onAction={() => studio.session.setState({ canvasMode: 'full' })}>{t('action.fullCanvas')}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
