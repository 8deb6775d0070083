import { encodeUtf8 } from '../../../kit/text';
import type { ExportInput } from '../../export-input';
import type { PackageFile } from '../../packages/package-file';
import { createBundle, writeBundle } from './bundle';

/** The role's design for inside a package, where it is asked for: the JSON bundle. */
export function sourceFiles({ document, role, app, options }: Pick<ExportInput, 'document' | 'role' | 'app' | 'options'>): readonly PackageFile[] {
  return options.editableSource ? [{ path: 'source/design.json', bytes: encodeUtf8(writeBundle(createBundle(document, role, app))) }] : [];
}
