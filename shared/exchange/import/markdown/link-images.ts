import type { ImportNote } from '../import-plan';
import { isImagePath } from '../../files/media-type';
import { resolveReference } from '../../files/paths';
import { quoteSafely } from '../../../kit/quote';
import { scanLines } from '../../../kit/markdown/scan-lines';

/** Lengths are bounded, so that a line of thousands of opening brackets takes no time. */
const inlineImage = /(!\[[^\]]{0,1000}\]\()(<[^>]{0,2000}>|[^)\s]+)/g;
const definition = /^( {0,3}\[[^\]]{1,1000}\]:\s*)(<[^>]{0,2000}>|\S+)/;

/**
 * Points images at the assets of the import: `![alt](fig/a.png)` becomes `![alt](asset:key)`. Code is left alone. Images elsewhere (a URL) stay as they
 * are; relative ones that were not imported are reported.
 */
export function linkImages(body: readonly string[], file: string, assetIds: ReadonlyMap<string, string>, warnings: ImportNote[]): readonly string[] {
  const isCode = scanLines(body).map((line) => line.kind === 'code' || line.kind === 'raw');
  const replace = (whole: string, head: string, target: string): string => {
    const path = resolveReference(file, target.replace(/^<|>$/g, ''));
    const id = path === undefined ? undefined : assetIds.get(path);
    if (id !== undefined) return head + id;
    if (path !== undefined && isImagePath(path)) warnings.push({ code: 'missing-image', where: file, message: `The image ${quoteSafely(target)} is not in the import.` });
    return whole;
  };
  return body.map((line, i) => (isCode[i] ? line : line.replace(inlineImage, replace).replace(definition, replace)));
}
