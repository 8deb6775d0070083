import { encodeUtf8 } from '../../kit/text';
import { pdfRuns, pdfString } from './pdf-text';
import type { Picture, PictureLine, PictureRect, Shape, Spot } from './picture';
import { short } from './write-svg';

/** One CSS pixel is 0.75 points (CSS Values, section 6.2). */
const pointsPerPixel = 0.75;
/** The longest side that every reader shows (PDF 32000-1, annex C.2). */
const longestSide = 14_400;

/** An image that fills the page, as a file of baseline JPEG. `width`, `height`: its pixels. */
export interface PdfImage {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Whether the standard fonts of PDF have all of a picture's characters. */
export function canWritePdf({ shapes }: Picture): boolean {
  return shapes.every((shape) => shape.kind !== 'text' || pdfRuns(shape.text) !== null);
}

/**
 * A picture as PDF 1.7, one page of its size (scaled down where it would be longer than 14,400 points), drawn by lines and text in the standard fonts: it stays
 * sharp and can be searched. With `image` the page is that instead, for text that those fonts lack. No date, no chance: the same picture gives the same bytes.
 * @throws RangeError where the fonts lack a character and no image is given, and for a colour that is not `#rrggbb`.
 */
export function writePdf(picture: Picture, image: PdfImage | null = null): Uint8Array {
  const scale = Math.min(pointsPerPixel, longestSide / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width * scale, picture.height * scale];
  const content = image ? `q ${short(width)} 0 0 ${short(height)} 0 0 cm /I Do Q` : `${precise(scale)} 0 0 ${precise(-scale)} 0 ${short(height)} cm\n${fill(picture.ground)} 0 0 ${short(picture.width)} ${short(picture.height)} re f\n${picture.shapes.map(draw).join('\n')}`;
  const font = (name: string, encoding: string): string => `<< /Type /Font /Subtype /Type1 /BaseFont /${name}${encoding} >>`;
  const resources = image ? '/XObject << /I 5 0 R >>' : '/Font << /F 5 0 R /B 6 0 R /S 7 0 R >>';
  return joined([
    ['<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true >> >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${short(width)} ${short(height)}] /Resources << ${resources} >> /Contents 4 0 R >>`],
    stream('', encodeUtf8(content)),
    ...(image
      ? [stream(`/Type /XObject /Subtype /Image /Width ${image.width} /Height ${image.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode `, image.jpeg)]
      : [[font('Helvetica', ' /Encoding /WinAnsiEncoding')], [font('Helvetica-Bold', ' /Encoding /WinAnsiEncoding')], [font('Symbol', '')]]),
    [`<< /Title ${pdfString(picture.title)} /Subject ${pdfString(picture.description.slice(0, 4000))} /Creator (Trellis Studio) >>`],
  ]);
}

type Part = string | Uint8Array;

const stream = (entries: string, bytes: Uint8Array): readonly Part[] => [`<< ${entries}/Length ${bytes.length} >>\nstream\n`, bytes, '\nendstream'];

/** Objects numbered from 1, then the table that says where each begins (section 7.5). The last one is the document's information. */
function joined(objects: readonly (readonly Part[])[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const add = (part: Part): void => {
    const bytes = typeof part === 'string' ? encodeUtf8(part) : part;
    parts.push(bytes);
    size += bytes.length;
  };
  add('%PDF-1.7\n');
  const starts = objects.map((object, index) => {
    const start = size;
    [`${index + 1} 0 obj\n`, ...object, '\nendobj\n'].forEach(add);
    return start;
  });
  const table = size;
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')}`);
  add(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const precise = (value: number): string => value.toFixed(6);
const at = ([x, y]: Spot): string => `${short(x)} ${short(y)}`;

function channels(colour: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new RangeError(`“${colour}” is no colour of the form #rrggbb.`);
  return [1, 3, 5].map((start) => short(parseInt(colour.slice(start, start + 2), 16) / 255)).join(' ');
}
const fill = (colour: string): string => `${channels(colour)} rg`;

function draw(shape: Shape): string {
  if (shape.kind === 'text') return drawText(shape);
  const outline = shape.kind === 'rect' ? rectangle(shape) : along(shape);
  const paint = shape.fill && shape.line ? 'B' : shape.fill ? 'f' : shape.line ? 'S' : 'n';
  return [shape.fill ? fill(shape.fill) : '', shape.line ? `${channels(shape.line)} RG ${short(shape.lineWidth)} w [${shape.dash.map(short).join(' ')}] 0 d` : '', outline, paint].filter((part) => part !== '').join(' ');
}

function along({ from, strokes, closed }: Pick<PictureLine, 'from' | 'strokes' | 'closed'>): string {
  return [`${at(from)} m`, ...strokes.map((stroke) => ('through' in stroke ? `${stroke.through.map(at).join(' ')} ${at(stroke.to)} c` : `${at(stroke.to)} l`)), closed ? 'h' : ''].join(' ');
}

/** How far the control points of a quarter of a circle stand from its ends, in radii. */
const quarter = 0.5523;

function rectangle({ x, y, width, height, radius: asked }: PictureRect): string {
  const radius = Math.min(asked, width / 2, height / 2);
  if (radius <= 0) return `${at([x, y])} ${short(width)} ${short(height)} re`;
  const [right, bottom, bend] = [x + width, y + height, radius * (1 - quarter)];
  return along({
    from: [x + radius, y], closed: true,
    strokes: [
      { to: [right - radius, y] }, { through: [[right - bend, y], [right, y + bend]], to: [right, y + radius] },
      { to: [right, bottom - radius] }, { through: [[right, bottom - bend], [right - bend, bottom]], to: [right - radius, bottom] },
      { to: [x + radius, bottom] }, { through: [[x + bend, bottom], [x, bottom - bend]], to: [x, bottom - radius] },
      { to: [x, y + radius] }, { through: [[x, y + bend], [x + bend, y]], to: [x + radius, y] },
    ],
  });
}

/** The page's y grows downwards here, so text is turned back upright. */
function drawText({ x, y, size, bold, fill: colour, text }: Extract<Shape, { kind: 'text' }>): string {
  const runs = pdfRuns(text);
  if (!runs) throw new RangeError(`The standard fonts of PDF lack a character of “${text}”; draw the picture as an image.`);
  const shown = runs.map(({ font, bytes }) => `/${font === 'symbol' ? 'S' : bold ? 'B' : 'F'} ${short(size)} Tf <${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}> Tj`);
  return `BT ${fill(colour)} 1 0 0 -1 ${at([x, y])} Tm ${shown.join(' ')} ET`;
}
