import { decodeUtf8, encodeUtf8 } from '../../../kit/text';
import { folderOf } from '../../files/paths';
import type { ImportFile, ImportNote } from '../import-plan';

export interface RelinkedFiles {
  readonly files: readonly ImportFile[];
  readonly repairs: readonly ImportNote[];
  readonly warnings: readonly ImportNote[];
}

const fileBase = /(?:\$|%24)IMS-CC-FILEBASE(?:\$|%24)\//g;
const pageLink = /(?:\$|%24)WIKI_REFERENCE(?:\$|%24)\/pages\/([A-Za-z0-9._-]+)/g;
const elsewhere = /(?:\$|%24)(?:CANVAS_OBJECT_REFERENCE|CANVAS_COURSE_REFERENCE|IMS-CC-FILEBASE|WIKI_REFERENCE)(?:\$|%24)/;

/** Pages of Canvas name files and each other by words that only Canvas understands; what is in the package gets a plain relative address. Everything else stays as it was. */
export function relinkPages(files: readonly ImportFile[]): RelinkedFiles {
  const paths = new Set(files.map(({ path }) => path));
  const changed: string[] = [];
  const unclear: string[] = [];
  const relinked = files.map((file): ImportFile => {
    if (!/\.x?html?$/i.test(file.path)) return file;
    const text = decodeUtf8(file.bytes);
    if (!text.ok || !elsewhere.test(text.value)) return file;
    const up = '../'.repeat(folderOf(file.path).split('/').length - 1);
    const after = text.value
      .replace(fileBase, `${up}web_resources/`)
      .replace(pageLink, (whole, page: string) => (paths.has(`wiki_content/${page}.html`) ? `${up}wiki_content/${page}.html` : whole));
    if (elsewhere.test(after)) unclear.push(file.path);
    if (after === text.value) return file;
    changed.push(file.path);
    return { path: file.path, bytes: encodeUtf8(after) };
  });
  return {
    files: relinked,
    repairs: changed.length === 0 ? [] : [{ code: 'canvas-links', where: changed[0]!, message: `${changed.length === 1 ? 'A page' : `${changed.length} pages`} named files by words that only Canvas understands ($IMS-CC-FILEBASE$); they lead to the files of the package now.` }],
    warnings: unclear.length === 0 ? [] : [{ code: 'lms-link', where: unclear[0]!, message: `${unclear.length === 1 ? 'A page has links' : `${unclear.length} pages have links`} into the LMS that lead nowhere outside of it.` }],
  };
}
