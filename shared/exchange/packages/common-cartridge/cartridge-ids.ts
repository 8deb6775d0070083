import { encodeUtf8 } from '../../../kit/text';

/** Identifiers of a cartridge: a letter for what it names, then 20 hexadecimal digits. Always an NCName (XML Namespaces 1.0, 3), never made of an order or a title. */
export interface CartridgeIds {
  readonly manifest: string;
  readonly organization: string;
  readonly root: string;
  readonly item: (record: string) => string;
  readonly resource: (record: string) => string;
  /** Name of a file made for a record, without folder and extension: `[a-z0-9-]`. */
  readonly file: (record: string) => string;
  /** A question of a set. */
  readonly question: (set: string, question: string) => string;
}

export function cartridgeIds(role: string, sha256: (bytes: Uint8Array) => string): CartridgeIds {
  const hash = (...parts: readonly string[]): string => sha256(encodeUtf8(parts.join(' '))).slice(0, 20);
  return {
    manifest: `M${hash(role)}`, organization: `O${hash(role)}`, root: `T${hash(role)}`,
    item: (record) => `I${hash(role, record)}`, resource: (record) => `R${hash(role, record)}`, file: (record) => `f${hash(record)}`, question: (set, question) => `Q${hash(set, question)}`,
  };
}
