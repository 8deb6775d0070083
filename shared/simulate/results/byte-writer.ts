/** Bytes that are written one after the other into room that grows; ASCII only. */
export class ByteWriter {
  bytes = new Uint8Array(1 << 16);
  length = 0;
  view = new DataView(this.bytes.buffer);

  /** Makes room for so many more bytes. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }

  /** One byte; room must be reserved. */
  byte(code: number): void {
    this.bytes[this.length++] = code;
  }

  /** A whole number from 0 on, in decimal; room for 16 bytes must be reserved. */
  number(value: number): void {
    const { bytes } = this;
    let digits = 1;
    for (let limit = 10; value >= limit; limit *= 10) digits++;
    let rest = value;
    for (let at = this.length + digits - 1; at >= this.length; at--) {
      const next = Math.floor(rest / 10);
      bytes[at] = 48 + rest - next * 10;
      rest = next;
    }
    this.length += digits;
  }

  /** Text of one byte a character; makes its own room. */
  text(text: string): void {
    this.reserve(text.length);
    for (let at = 0; at < text.length; at++) this.bytes[this.length++] = text.charCodeAt(at) & 0x7f;
  }

  clear(): void {
    this.length = 0;
  }
}

/** Short texts of one byte a character, kept as words of four bytes, so that a writer copies them without looking at a string. */
export interface Tokens {
  readonly words: Int32Array;
  /** First word of each token; one more entry than there are tokens. */
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  /** Room that any of them needs. */
  readonly room: number;
}

export function createTokens(texts: readonly string[]): Tokens {
  const starts = new Int32Array(texts.length + 1);
  texts.forEach((text, index) => (starts[index + 1] = (starts[index] as number) + Math.ceil(text.length / 4)));
  const words = new Int32Array(starts[texts.length] as number);
  texts.forEach((text, index) => {
    for (let at = 0; at < text.length; at++) {
      const word = (starts[index] as number) + (at >> 2);
      words[word] = (words[word] as number) | ((text.charCodeAt(at) & 0x7f) << (8 * (at & 3)));
    }
  });
  return { words, starts, lengths: Int32Array.from(texts, (text) => text.length), room: 4 + Math.max(0, ...texts.map((text) => text.length)) };
}

/** Copies a token; room must be reserved. */
export function writeToken(writer: ByteWriter, { words, starts, lengths }: Tokens, token: number): void {
  const end = starts[token + 1] as number;
  const { view } = writer;
  let to = writer.length;
  for (let word = starts[token] as number; word < end; word++, to += 4) view.setInt32(to, words[word] as number, true);
  writer.length += lengths[token] as number;
}

/** Copies a token for each of a list, `token = list[i] + step * kinds[i]`; room must be reserved. */
export function writeTokens(writer: ByteWriter, { words, starts, lengths }: Tokens, list: Int32Array, kinds: Uint8Array, step: number, count: number): void {
  const { view } = writer;
  let to = writer.length;
  for (let at = 0; at < count; at++) {
    const token = (list[at] as number) + step * (kinds[at] as number);
    const first = starts[token] as number;
    const end = starts[token + 1] as number;
    for (let word = first; word < end; word++) view.setInt32(to + 4 * (word - first), words[word] as number, true);
    to += lengths[token] as number;
  }
  writer.length = to;
}
