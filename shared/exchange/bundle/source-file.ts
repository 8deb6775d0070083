import type { TrellisDocument } from '../../document/trellis-document';
import { encodeUtf8 } from '../../kit/text';
import type { PackageFile } from '../package-file';
import { createBundle, writeBundle } from './bundle';

/** The role's design for inside a package: the JSON bundle, which `trellis import` and the studio open again. */
export function sourceFile(document: TrellisDocument, role: string, app: string): PackageFile {
  return { path: 'source/design.json', bytes: encodeUtf8(writeBundle(createBundle(document, role, app))) };
}
