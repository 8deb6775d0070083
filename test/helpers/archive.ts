import { ZipFile } from 'yazl';

/** An archive of these entries, with names as they are given (yazl refuses hostile names, so they are written in place of harmless ones of the same length). */
export function archiveOf(entries: readonly { readonly name: string; readonly data: string | Buffer }[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  const renames: [string, string][] = [];
  entries.forEach(({ name, data }, index) => {
    const hostile = name.startsWith('/') || name.includes('..');
    const harmless = hostile ? `${index}`.padEnd(Buffer.byteLength(name), 'x') : name;
    if (hostile) renames.push([harmless, name]);
    zip.addBuffer(Buffer.from(data), harmless);
  });
  zip.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk));
    zip.outputStream.on('error', reject);
    zip.outputStream.on('end', () => {
      const bytes = Buffer.concat(chunks);
      for (const [from, to] of renames) for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at);
      resolve(new Uint8Array(bytes));
    });
  });
}
