import { hashString } from '#shared/kit/random';

/**
 * The id of a statement that a registration may hold once: made of the registration (a UUID) and what is said, so that a second try, also one from another window or another day, is the same
 * statement to the LRS, which refuses it (xAPI 1.0.3, Data 2.4.1; cmi5 9.3: one completed, one passed). Any id where the registration is no UUID.
 */
export function onceId(registration: string, activity: string, verb: string, otherwise: () => string): string {
  const match = /^([0-9a-f]{8})(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(registration.toLowerCase());
  if (!match) return otherwise();
  const first = (Number.parseInt(match[1]!, 16) ^ hashString(`${verb} ${activity}`)) >>> 0;
  return first.toString(16).padStart(8, '0') + match[2]!;
}

/** A random UUID (RFC 9562, version 4). Not `crypto.randomUUID`, which pages without https do not have. */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
