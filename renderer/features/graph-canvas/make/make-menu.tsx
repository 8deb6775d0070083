import { LayoutGrid } from 'lucide-react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator, type Key } from 'react-aria-components';
import { t } from '../../../i18n/t';
import { alignments } from '../../../store/canvas-verbs';
import { keepCanvas } from '../../../store/preferences';
import { useSession, useStudio } from '../../../store/studio-context';

/** The way and snapping are chosen, not done: a signal of theirs would take the place of "arrange". */
const isPlacing = (key: Key): boolean => key !== 'snap' && !String(key).startsWith('to ');

/** Where modules stand: align, distribute, pin, snap, the way of the layout. An id stands for one item of the whole menu: "right" is an edge, "to right" a way. */
export function MakeMenu() {
  const studio = useStudio();
  const view = useSession((state) => state.canvas);
  const count = useSession((state) => state.selection.filter((id) => id.startsWith('module:')).length);
  const disabled = [...(count < 2 ? alignments : []), ...(count < 3 ? ['across', 'down'] : []), ...(count < 1 ? ['pin'] : [])];
  return (
    <MenuTrigger>
      <Button className="button quiet" aria-label={t('canvas.place')}><LayoutGrid aria-hidden /></Button>
      <Popover className="popover">
        <Menu className="list" aria-label={t('canvas.place')} disabledKeys={disabled} onAction={(key) => isPlacing(key) && studio.signal(`place ${String(key)}`)}>
          <MenuSection aria-label={t('canvas.align')}>
              <Header className="menu-head">{t('canvas.align')}</Header>
              {alignments.map((value) => <MenuItem key={value} id={value} className="option">{t(`canvas.align.${value}`)}</MenuItem>)}
              <MenuItem id="across" className="option">{t('canvas.distribute.across')}</MenuItem>
              <MenuItem id="down" className="option">{t('canvas.distribute.down')}</MenuItem>
              <MenuItem id="pin" className="option">{t('canvas.pin')}</MenuItem>
            </MenuSection>
          <Separator />
          <MenuSection aria-label={t('canvas.direction')} selectionMode="single" disallowEmptySelection selectedKeys={[`to ${view.direction}`]} onSelectionChange={(keys) => {
              keepCanvas(studio, { direction: keys !== 'all' && keys.has('to down') ? 'down' : 'right' });
              studio.signal('arrange');
            }}>
              <Header className="menu-head">{t('canvas.direction')}</Header>
              <MenuItem id="to right" className="option">{t('canvas.direction.right')}</MenuItem>
              <MenuItem id="to down" className="option">{t('canvas.direction.down')}</MenuItem>
            </MenuSection>
          <MenuSection aria-label={t('canvas.snap')} selectionMode="multiple" selectedKeys={view.snap ? ['snap'] : []} onSelectionChange={(keys) => keepCanvas(studio, { snap: keys !== 'all' && keys.has('snap') })}>
            <MenuItem id="snap" className="option">{t('canvas.snap')}</MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
