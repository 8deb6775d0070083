import { quoteSafely } from '../../kit/quote';
import type { Finding } from '../../kit/finding';
import type { Result } from '../../kit/result';
import { err, ok } from '../../kit/result';
import { isJsonObject, parseJsonBytes } from '../files/json/parse-json';
import { findDesign, isDesign } from './bundle/read-source';
import { isFramework } from './case/read-framework';
import { shapeOf } from './catalogue/shapes';
import type { ImportFile, ImportKind } from './import-plan';
import { importFinding } from './import-plan';

/** The kind that JSON shows: a workspace, or the one JSON file that was chosen. Undefined where what was chosen is not JSON. */
export function detectJsonKind(files: readonly ImportFile[]): Result<ImportKind, Finding> | undefined {
  if (files.some(({ path }) => path === 'course.trellis.json')) return ok('bundle');
  const only = files.length === 1 && /\.json$/i.test(files[0]?.path ?? '') ? findDesign(files) : undefined;
  if (!only) return undefined;
  const parsed = parseJsonBytes(only.bytes);
  if (!parsed.ok) return err(importFinding('TRL-I010', `${quoteSafely(only.path)} was not read. ${parsed.error.message}`));
  if (isDesign(parsed.value)) return ok('bundle');
  if (isFramework(parsed.value)) return ok('case');
  if (isStatements(parsed.value)) return err(importFinding('TRL-I008', `${quoteSafely(only.path)} holds xAPI statements: what learners did, not a course.`));
  return shapeOf(parsed.value) ? ok('catalogue') : undefined;
}

/** xAPI statements, alone, as a list, or as an LRS answers. */
function isStatements(value: unknown): boolean {
  const list: unknown = Array.isArray(value) ? value : isJsonObject(value) ? (Object.hasOwn(value, 'statements') ? value['statements'] : [value]) : undefined;
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return isJsonObject(first) && Object.hasOwn(first, 'actor') && Object.hasOwn(first, 'verb');
}
