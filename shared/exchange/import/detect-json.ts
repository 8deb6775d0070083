import { quoteSafely } from '../../kit/quote';
import type { Finding } from '../../kit/finding';
import type { Result } from '../../kit/result';
import { err, ok } from '../../kit/result';
import { parseJsonBytes } from '../files/json/parse-json';
import { findDesign, isDesign } from './bundle/read-source';
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
  return undefined;
}
