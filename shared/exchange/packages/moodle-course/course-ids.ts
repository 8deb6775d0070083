import { encodeUtf8 } from '../../../kit/text';
import { compareCodeUnits } from '../../../kit/order';

/** What a number of a backup names. Moodle numbers each kind apart and gives new numbers on restore; inside a backup they tie things together. */
export type IdKind = 'course' | 'section' | 'activity' | 'module' | 'context' | 'file';
export type CourseIds = (kind: IdKind, name: string) => number;

const most = 2 ** 31 - 1;

/**
 * Numbers 1 to 2^31 - 1, made of the names alone (SHA-256), so that neither order nor titles change them; where two of a kind fall together (one chance in
 * 4,000 with a thousand names), the later name takes the next free one. Throws for a name that was not given.
 */
export function courseIds(names: Readonly<Record<IdKind, readonly string[]>>, sha256: (bytes: Uint8Array) => string): CourseIds {
  const numbers = new Map<string, number>();
  for (const kind of Object.keys(names) as IdKind[]) {
    const taken = new Set<number>();
    for (const name of [...new Set(names[kind])].sort(compareCodeUnits)) {
      let number = (Number.parseInt(sha256(encodeUtf8(`${kind} ${name}`)).slice(0, 8), 16) % most) + 1;
      while (taken.has(number)) number = (number % most) + 1;
      taken.add(number);
      numbers.set(`${kind} ${name}`, number);
    }
  }
  return (kind, name) => {
    const number = numbers.get(`${kind} ${name}`);
    if (number === undefined) throw new Error(`courseIds: ${kind} ${name} has no number.`);
    return number;
  };
}
