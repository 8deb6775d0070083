import { LayoutGrid } from 'lucide-react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { t } from '../../../i18n/t';
import { alignments } from '../../../store/canvas-verbs';
import { changeCanvas } from '../../../store/canvas-view';
import { useSession, useStudio } from '../../../store/studio-context';

/** Where modules stand: align, distribute, pin, snap, the way of the layout. */
export function MakeMenu() {
  const studio = useStudio();
  const view = useSession((state) => state.canvas);
  const count = useSession((state) => state.selection.filter((id) => id.startsWith('module:')).length);
  const disabled = [...(count < 2 ? alignments : []), ...(count < 3 ? ['across', 'down'] : []), ...(count < 1 ? ['pin'] : [])];
  return (
    <MenuTrigger>
      <Button className="button quiet" aria-label={t('canvas.place')}><LayoutGrid aria-hidden /></Button>
      <Popover className="popover">
        <Menu className="list" aria-label={t('canvas.place')} disabledKeys={disabled} onAction={(key) => studio.signal(`place ${String(key)}`)}>
          <MenuSection aria-label={t('canvas.align')}>
              <Header className="menu-head">{t('canvas.align')}</Header>
              {alignments.map((value) => <MenuItem key={value} id={value} className="option">{t(`canvas.align.${value}`)}</MenuItem>)}
              <MenuItem id="across" className="option">{t('canvas.distribute.across')}</MenuItem>
              <MenuItem id="down" className="option">{t('canvas.distribute.down')}</MenuItem>
              <MenuItem id="pin" className="option">{t('canvas.pin')}</MenuItem>
            </MenuSection>
          <Separator />
          <MenuSection aria-label={t('canvas.direction')} selectionMode="single" disallowEmptySelection selectedKeys={[view.direction]} onSelectionChange={(keys) => {
              changeCanvas(studio.session, { direction: keys !== 'all' && keys.has('down') ? 'down' : 'right' });
              studio.signal('arrange');
            }}>
              <Header className="menu-head">{t('canvas.direction')}</Header>
              <MenuItem id="right" className="option">{t('canvas.direction.right')}</MenuItem>
              <MenuItem id="down" className="option">{t('canvas.direction.down')}</MenuItem>
            </MenuSection>
          <MenuSection aria-label={t('canvas.snap')} selectionMode="multiple" selectedKeys={view.snap ? ['snap'] : []} onSelectionChange={(keys) => changeCanvas(studio.session, { snap: keys !== 'all' && keys.has('snap') })}>
            <MenuItem id="snap" className="option">{t('canvas.snap')}</MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
