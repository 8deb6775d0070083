import { createRandom } from '#shared/kit/random';

const pieces = ['<', '>', '"', '&#x202e;', ']]>', '<![CDATA[', '\0', '\r', '\u2028', '../', '%2e%2e/', '-1', '1e309', '99999999999999999999', 'NaN', '[', '{', '---\n', '```\n', ':::', '|', ';', '=1+1', '__proto__', '\ufeff', '\ud83d\ude00', ' '.repeat(300), 'x'.repeat(5000), '<a>'.repeat(300), '['.repeat(300)].map((text) => Buffer.from(text));

/** Flips, removes, repeats, overwrites or inserts some bytes, seeded. */
export function mutateBytes(bytes: Uint8Array, seed: number): Uint8Array {
  const random = createRandom(seed);
  const at = (limit: number): number => Math.floor(random() * limit);
  let result = Buffer.from(bytes);
  for (let change = 1 + at(4); change > 0 && result.length > 8; change--) {
    const place = random() < 0.7 ? at(result.length) : result.length - 1 - at(Math.min(result.length, 600));
    const length = 1 + at(random() < 0.2 ? 400 : 12);
    const kind = at(6);
    if (kind === 0) result[place] = (result[place] ?? 0) ^ (1 << at(8));
    else if (kind === 1) result = Buffer.concat([result.subarray(0, place), result.subarray(place + length)]);
    else if (kind === 2) result = Buffer.concat([result.subarray(0, place), result.subarray(place, place + length), result.subarray(place)]);
    else if (kind === 3) result.fill(at(256), place, Math.min(result.length, place + length));
    else if (kind === 4) result = Buffer.concat([result.subarray(0, place), pieces[at(pieces.length)]!, result.subarray(place)]);
    else {
      const from = at(result.length);
      result = Buffer.concat([result.subarray(0, place), result.subarray(from, from + length * 8), result.subarray(place)]);
    }
  }
  return new Uint8Array(result);
}

const values = ['', ' ', '0', '-1', '1e309', '99999999999999999999', '\u202e\u0000', 'a\nb', 'x'.repeat(5000), '__proto__', '../../x', '%2e%2e%2fx', 'http://x.test/', '#', '?', 'A&amp;B', '\ud800', 'caf\u0065\u0301', '\u0634\u0627\u062f\u0629', 'P1DT2H', '1,5', 'true', 'imsmanifest.xml'];

/** Puts other values in place of some texts and attributes of XML, HTML or JSON: odd ones, or those of another place. What is well-formed mostly stays so. */
export function mutateValues(bytes: Uint8Array, seed: number): Uint8Array {
  const random = createRandom(seed);
  const at = (limit: number): number => Math.floor(random() * limit);
  let text = Buffer.from(bytes).toString('utf8');
  for (let change = 1 + at(4); change > 0; change--) {
    const found = [...text.matchAll(/"[^"<>\\]*"|>[^<>]+</g)];
    const [one, other] = [found[at(found.length)], found[at(found.length)]];
    if (!one || !other) break;
    const value = random() < 0.5 ? other[0].slice(1, -1) : values[at(values.length)]!;
    text = `${text.slice(0, one.index + 1)}${value}${text.slice(one.index + one[0].length - 1)}`;
  }
  return new Uint8Array(Buffer.from(text));
}
