import { ok } from '../../../kit/result';
import { encodeUtf8 } from '../../../kit/text';
import type { ExportBuilder } from '../../export-input';
import { fileNameOf } from '../../identifiers';
import { describedFates } from '../../packages/one-player/fates';
import { createBundle, writeBundle } from './bundle';

/** The JSON bundle of a role. */
export const planBundle: ExportBuilder = ({ document, role, app }, program) => {
  const name = fileNameOf(program.title, 'json');
  return ok({ files: [{ path: name, bytes: encodeUtf8(writeBundle(createBundle(document, role, app))) }], suggestedName: name, rules: describedFates(document, program), preflight: [], identifiers: {} });
};
