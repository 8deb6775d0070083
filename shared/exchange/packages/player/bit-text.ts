const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const valueOf: ReadonlyMap<string, number> = new Map(Array.from(alphabet, (character, value) => [character, value]));

/** Packs numbers of a few bits each into text, six bits a character; all characters are safe in every LMS. */
export interface BitWriter {
  /** `width` bits, the highest first; `value` must fit. */
  readonly write: (value: number, width: number) => void;
  readonly text: () => string;
}

export function createBitWriter(): BitWriter {
  const characters: string[] = [];
  let pending = 0;
  let used = 0;
  return {
    write: (value, width) => {
      for (let bit = width - 1; bit >= 0; bit--) {
        pending = (pending << 1) | ((value >>> bit) & 1);
        if (++used < 6) continue;
        characters.push(alphabet[pending]!);
        pending = 0;
        used = 0;
      }
    },
    text: () => characters.join('') + (used === 0 ? '' : alphabet[pending << (6 - used)]!),
  };
}

export interface BitReader {
  /** The next `width` bits; undefined when the text ends before. */
  readonly read: (width: number) => number | undefined;
}

/** Undefined when the text holds a character that the writer never writes. */
export function createBitReader(text: string): BitReader | undefined {
  const values = Array.from(text, (character) => valueOf.get(character));
  if (values.some((value) => value === undefined)) return undefined;
  let at = 0;
  return {
    read: (width) => {
      if (at + width > values.length * 6) return undefined;
      let value = 0;
      for (let i = 0; i < width; i++, at++) value = (value << 1) | ((values[Math.floor(at / 6)]! >> (5 - (at % 6))) & 1);
      return value;
    },
  };
}

/** Bits that a number from 0 to `most` takes. */
export function bitsFor(most: number): number {
  let width = 0;
  while (2 ** width <= most) width++;
  return width;
}
