import { ok } from '../../kit/result';
import { encodeUtf8 } from '../../kit/text';
import type { ExportBuilder } from '../export-input';
import { slugOf } from '../identifiers';
import { describedFates } from '../one-player/fates';
import { createBundle, writeBundle } from './bundle';

/** The JSON bundle of a role. */
export const planBundle: ExportBuilder = ({ document, role, app }, program) => {
  const name = `${slugOf(program.title, 'role')}.json`;
  return ok({ files: [{ path: name, bytes: encodeUtf8(writeBundle(createBundle(document, role, app))) }], suggestedName: name, rules: describedFates(document, program), preflight: [], identifiers: {} });
};
