import { writeSvg } from '#shared/exchange/pictures/write-svg';
import type { Picture } from '#shared/exchange/pictures/picture';
import type { PdfImage } from '#shared/exchange/pictures/write-pdf';

/** The longest side and the most pixels that every browser engine's canvas holds. */
const longestSide = 16_000;
const mostPixels = 120_000_000;

/** The largest factor, at most the one asked for, at which a picture still fits a canvas. */
export function scaleThatFits({ width, height }: Pick<Picture, 'width' | 'height'>, asked: number): number {
  return Math.min(asked, longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
}

/** A picture as pixels. `asked`: pixels for one CSS pixel; fewer where the canvas would be too large. */
async function paint(picture: Picture, asked: number): Promise<HTMLCanvasElement> {
  const scale = scaleThatFits(picture, asked);
  const address = URL.createObjectURL(new Blob([writeSvg(picture)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: Math.max(1, Math.floor(picture.width * scale)), height: Math.max(1, Math.floor(picture.height * scale)) });
    const context = canvas.getContext('2d');
    if (!context) throw new Error('The window has no memory left for a picture of this size.');
    context.fillStyle = picture.ground;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function encoded(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The window could not draw a picture of this size. Choose a smaller one, or SVG.'))), type, 0.92));
}

export async function pngOf(picture: Picture, scale: number): Promise<Blob> {
  return encoded(await paint(picture, scale), 'image/png');
}

export async function jpegOf(picture: Picture, scale: number): Promise<PdfImage> {
  const canvas = await paint(picture, scale);
  return { jpeg: new Uint8Array(await (await encoded(canvas, 'image/jpeg')).arrayBuffer()), width: canvas.width, height: canvas.height };
}
