import { decodeBase64, encodeBase64 } from '../kit/base64';

/** JSON text of a value in which bytes travel as `{"$bytes": base64}`. */
export function encodeWire(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (item instanceof Uint8Array ? { $bytes: encodeBase64(item) } : item));
}

/** The value of a wire text. Throws SyntaxError for text that is not JSON or holds malformed bytes. `__proto__` keys are dropped. */
export function decodeWire(text: string): unknown {
  return JSON.parse(text, function revive(this: unknown, key: string, item: unknown) {
    if (key === '__proto__') return undefined;
    if (item === null || typeof item !== 'object' || !('$bytes' in item)) return item;
    const bytes = typeof item.$bytes === 'string' && Object.keys(item).length === 1 ? decodeBase64(item.$bytes) : null;
    if (!bytes) throw new SyntaxError('malformed bytes');
    return bytes;
  });
}
