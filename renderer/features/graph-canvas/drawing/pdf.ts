/**
 * A PDF of one page that shows one JPEG picture: PDF 1.4 (ISO 32000-1, 7.5 file structure, 8.9.5 images, filter DCTDecode). `width` and `height`: of the page in points; `pixels`: of the picture.
 */
export function pdfOf(jpeg: Uint8Array, pixels: { readonly width: number; readonly height: number }, width: number, height: number, title: string): Uint8Array<ArrayBuffer> {
  const encode = (value: string): Uint8Array => new TextEncoder().encode(value);
  const content = `q ${width} 0 0 ${height} 0 0 cm /Im0 Do Q`;
  // UTF-16BE with its mark, in hexadecimal: any title.
  const name = `FEFF${[...Array(title.length).keys()].map((at) => title.charCodeAt(at).toString(16).padStart(4, '0')).join('')}`;
  const objects: readonly (readonly Uint8Array[])[] = [
    [encode('<< /Type /Catalog /Pages 2 0 R >>')],
    [encode('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')],
    [encode(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /XObject << /Im0 5 0 R >> >> >>`)],
    [encode(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)],
    [encode(`<< /Type /XObject /Subtype /Image /Width ${pixels.width} /Height ${pixels.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`), jpeg, encode('\nendstream')],
    [encode(`<< /Title <${name}> >>`)],
  ];
  const parts: Uint8Array[] = [encode('%PDF-1.4\n')];
  let length = parts[0]!.length;
  const put = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  const offsets = objects.map((object, at) => {
    const offset = length;
    put(encode(`${at + 1} 0 obj\n`));
    object.forEach(put);
    put(encode('\nendobj\n'));
    return offset;
  });
  const start = length;
  put(encode(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`));
  const file = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}
