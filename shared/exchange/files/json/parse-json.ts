import { parse } from 'secure-json-parse';
import type { Result } from '../../../kit/result';
import { err, ok } from '../../../kit/result';
import { decodeText } from '../../../kit/text';

/** Why a JSON file was refused; `message` is a sentence that can follow the name of the file. */
export interface JsonProblem {
  readonly code: 'encoding' | 'malformed' | 'forbidden-key' | 'too-deep' | 'too-large';
  readonly message: string;
}

export interface JsonLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
}

export const defaultJsonLimits: JsonLimits = { maxBytes: 64 * 1024 * 1024, maxDepth: 64 };

/**
 * Bytes → JSON value, strictly. Length and depth are looked at before anything is built; a field `__proto__`, or `constructor` with a `prototype`, refuses the file.
 * Errors are data; this never throws.
 */
export function parseJsonBytes(bytes: Uint8Array, limits: JsonLimits = defaultJsonLimits): Result<unknown, JsonProblem> {
  if (bytes.length > limits.maxBytes) return refuse('too-large', `It is larger than ${Math.floor(limits.maxBytes / 1024 / 1024)} MB.`);
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refuse('encoding', `It is not valid ${decoded.error.encoding} (byte ${decoded.error.offset}). Save it as UTF-8.`);
  const { text } = decoded.value;
  if (isDeeper(text, limits.maxDepth)) return refuse('too-deep', `It is nested more than ${limits.maxDepth} deep.`);
  try {
    return ok(parse(text) as unknown);
  } catch (thrown) {
    if (/forbidden prototype/.test(thrown instanceof Error ? thrown.message : '')) return refuse('forbidden-key', 'It has a field called __proto__ or constructor, which no program can keep safely. Rename it.');
    return refuse('malformed', 'It is not valid JSON. Check it with a JSON validator; a comma or a quotation mark is the usual cause.');
  }
}

function refuse(code: JsonProblem['code'], message: string): Result<never, JsonProblem> {
  return err({ code, message });
}

/** Counts brackets outside of strings; malformed text may count anyhow. */
function isDeeper(text: string, limit: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isInString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) isInString = false;
    } else if (code === 0x22) isInString = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > limit) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}

/** A JSON object, as opposed to a list, a plain value or nothing. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
