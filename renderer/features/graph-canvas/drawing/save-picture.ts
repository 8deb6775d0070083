import { pdfOf } from './pdf';
import type { Picture } from './picture';

export const pictureKinds = ['svg', 'png', 'pdf'] as const;
export type PictureKind = (typeof pictureKinds)[number];

/** No side of a picture of points is longer, and it has no more points in all: what browsers can hold. */
const [mostSide, mostPoints] = [16_000, 60_000_000];

/** Hands a picture of the drawing over as a file to download: SVG, PNG at up to twice the size, or a PDF of one page with the drawing as a picture. */
export async function savePicture(picture: Picture, name: string, kind: PictureKind): Promise<void> {
  if (kind === 'svg') return download(new Blob([picture.svg], { type: 'image/svg+xml' }), `${name}.svg`);
  const scale = Math.min(2, mostSide / picture.width, mostSide / picture.height, Math.sqrt(mostPoints / (picture.width * picture.height)));
  const [width, height] = [Math.max(1, Math.floor(picture.width * scale)), Math.max(1, Math.floor(picture.height * scale))];
  const image = new Image();
  const source = URL.createObjectURL(new Blob([picture.svg], { type: 'image/svg+xml' }));
  try {
    image.src = source;
    await image.decode();
  } finally {
    URL.revokeObjectURL(source);
  }
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, kind === 'png' ? 'image/png' : 'image/jpeg', 0.92));
  if (!blob) throw new Error('The picture could not be made: it is too large for this machine.');
  if (kind === 'png') return download(blob, `${name}.png`);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  download(new Blob([pdfOf(bytes, { width, height }, Math.round(picture.width * 0.75), Math.round(picture.height * 0.75), name)], { type: 'application/pdf' }), `${name}.pdf`);
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
