import { ImageDown } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Picture } from '#shared/exchange/pictures/picture';
import { t } from '../../../i18n/t';
import { coloursOf, type Colours } from '../../../store/pictures/colours';
import { savePicture } from '../../../store/pictures/picture-file';
import { useStudio } from '../../../store/studio-context';

const formats = ['png', 'svg'] as const;
/** Pixels of a PNG for one CSS pixel. */
const scale = 2;

/** Saves a chart as a picture, in the light colours in which it is printed and pasted. */
export function ChartMenu({ title, draw }: { readonly title: string; readonly draw: (colours: Colours) => Picture }) {
  const studio = useStudio();
  return (
    <MenuTrigger>
      <AriaButton className="button quiet small chart-menu" aria-label={t('cohort.savePicture', { title })}><ImageDown aria-hidden /></AriaButton>
      <Popover className="popover" placement="bottom end">
        <Menu className="list" aria-label={t('cohort.savePicture', { title })} onAction={(key) => void savePicture(studio, draw(coloursOf('light')), key === 'svg' ? 'svg' : 'png', scale)}>
          {formats.map((format) => <MenuItem key={format} id={format} className="option">{t(`cohort.pictureAs.${format}`)}</MenuItem>)}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
