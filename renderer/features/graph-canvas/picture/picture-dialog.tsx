import type { Edge as FlowEdge, Node } from '@xyflow/react';
import { Copy, ImageDown } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { pictureFormats, type PictureFormat } from '#shared/contract/shapes';
import type { LayoutDirection } from '#shared/graph/layout-direction';
import type { CourseModule } from '#shared/model/module';
import type { Picture } from '#shared/exchange/pictures/picture';
import { canWritePdf } from '#shared/exchange/pictures/write-pdf';
import { writeSvg } from '#shared/exchange/pictures/write-svg';
import { t } from '../../../i18n/t';
import { nameOf } from '../../../store/selectors';
import { useReplica, useSession, useStudio } from '../../../store/studio-context';
import { Button } from '../../../ui/button';
import { DialogFrame } from '../../../ui/dialog-frame';
import { Segments } from '../../../ui/segments';
import { useCanvasMarks } from '../read/canvas-context';
import { coloursOf } from '../../../store/pictures/colours';
import { copyPicture, savePicture } from '../../../store/pictures/picture-file';
import { nodesOf, pictureOf } from './picture-of';
import { scaleThatFits } from '../../../store/pictures/raster';

const formats = pictureFormats.map((value) => ({ value, label: value.toUpperCase() }));
const themes = (['light', 'dark'] as const).map((value) => ({ value, label: t(`picture.theme.${value}`) }));
const scales = ['1', '2', '3'].map((value) => ({ value, label: `${value}×` }));

/** What is drawn as a file: all or the selection, with a look at it before anything is written. */
export function PictureDialog({ title, nodes, edges, direction, onClose }: { readonly title: string; readonly nodes: readonly Node[]; readonly edges: readonly FlowEdge[]; readonly direction: LayoutDirection; readonly onClose: () => void }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const selection = useSession((state) => state.selection);
  const marks = useCanvasMarks();
  const selected = useMemo(() => new Set(selection), [selection]);
  const selectedNodes = useMemo(() => nodesOf(nodes, edges, selected).length, [nodes, edges, selected]);
  const [part, setPart] = useState<'all' | 'selection'>(selectedNodes > 1 ? 'selection' : 'all');
  const [format, setFormat] = useState<PictureFormat>('png');
  const [theme, setTheme] = useState<'light' | 'dark'>('light');
  const [scale, setScale] = useState('2');
  const [framed, setFramed] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const aboutOf = (module: CourseModule): string => (module.competencies[0] ? nameOf(document, module.competencies[0]) : module.industryContext || module.code);
  const picture = useMemo(
    () => pictureOf({ title, nodes, edges, direction, only: part === 'selection' ? selected : null, framed, marks, aboutOf, colours: coloursOf(theme) }),
    [title, nodes, edges, direction, part, selected, framed, marks, document, theme],
  );
  const run = async (work: (drawn: Picture) => Promise<boolean>): Promise<void> => {
    if (!picture) return;
    setBusy(true);
    const done = await work(picture);
    setBusy(false);
    if (done) onClose();
  };
  const asked = Number(scale);
  return (
    <DialogFrame
      wide title={t('picture.title')} closeLabel={t('dialog.close')} onClose={onClose}
      foot={
        <>
          <Button look="quiet" isDisabled={!picture || isBusy} onPress={() => void run((drawn) => copyPicture(studio, drawn, asked))}><Copy aria-hidden /> {t('picture.copy')}</Button>
          <span className="spacer" />
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button look="primary" isDisabled={!picture || isBusy} onPress={() => void run((drawn) => savePicture(studio, drawn, format, asked))}><ImageDown aria-hidden /> {isBusy ? t('picture.drawing') : t('picture.save')}</Button>
        </>
      }
    >
      <div className="picture-choices">
        <Segments label={t('picture.part')} value={part} choices={[{ value: 'all', label: t('picture.all') }, ...(selectedNodes > 0 ? [{ value: 'selection' as const, label: t('picture.selection', { count: selectedNodes }) }] : [])]} onChange={setPart} />
        <Segments label={t('picture.format')} value={format} choices={formats} onChange={setFormat} />
        {format === 'png' && <Segments label={t('picture.scale')} value={scale} choices={scales} onChange={setScale} />}
        <Segments label={t('picture.theme')} value={theme} choices={themes} onChange={setTheme} />
        <label className="row"><input type="checkbox" className="check" checked={framed} onChange={(event) => setFramed(event.target.checked)} /> {t('picture.framed')}</label>
      </div>
      {picture ? <Preview picture={picture} format={format} scale={asked} /> : <p className="muted">{t('picture.nothing')}</p>}
    </DialogFrame>
  );
}

function Preview({ picture, format, scale }: { readonly picture: Picture; readonly format: PictureFormat; readonly scale: number }) {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([writeSvg(picture)], { type: 'image/svg+xml' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  const fits = scaleThatFits(picture, scale);
  const size = format === 'png' ? t('picture.pixels', { width: Math.floor(picture.width * fits), height: Math.floor(picture.height * fits) }) : t(format === 'svg' ? 'picture.svgSize' : canWritePdf(picture) ? 'picture.pdfSize' : 'picture.pdfImage', { width: picture.width, height: picture.height });
  return (
    <>
      <div className="picture-preview" style={{ background: picture.ground }}>{address && <img src={address} alt={t('picture.preview', { title: picture.title })} />}</div>
      <p className="muted num" role="status">{size}{format === 'png' && fits < scale ? ` ${t('picture.smaller')}` : ''}</p>
    </>
  );
}
