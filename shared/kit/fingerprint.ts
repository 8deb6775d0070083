/** 16 hexadecimal digits that differ for texts that differ, but for one pair in 2^64 by chance: two FNV-1a hashes of 32 bits (Fowler, Noll, Vo), the second over the text with another start. No protection against intent. */
export function fingerprintOf(text: string): string {
  let [first, second] = [0x811c9dc5, 0x050c5d1f];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ (unit + (at & 0xff)), 0x01000193);
  }
  return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
