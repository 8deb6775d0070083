import { ok } from '../../../kit/result';
import { encodeUtf8 } from '../../../kit/text';
import { describePath } from '../description/described-path';
import type { ExportBuilder } from '../../export-input';
import { fileNameOf } from '../../identifiers';
import { describedFates, type RuleSubject } from '../../packages/one-player/fates';
import { drawPath } from './draw-path';

const toldBy: Readonly<Record<RuleSubject, string | null>> = {
  prerequisites: 'arrows', corequisites: 'dashed arrows', zone: 'frames', gate: 'locks on frames, and the description of the drawing', groups: null, rule: null, attested: null, validity: null, equivalents: null, formats: null, pool: null, earlier: null,
};

/** The path as a drawing. */
export const planSvg: ExportBuilder = ({ document }, program) => {
  const name = fileNameOf(program.title, 'svg');
  const rules = describedFates(document, program, (subject) => toldBy[subject]);
  return ok({ files: [{ path: name, bytes: encodeUtf8(drawPath(describePath(document, program))) }], suggestedName: name, rules, preflight: [], identifiers: {} });
};
