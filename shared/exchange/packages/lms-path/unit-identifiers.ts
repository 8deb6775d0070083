import { encodeUtf8 } from '../../../kit/text';

/** Identifiers of a package with several launches. */
export interface UnitIdentifiers {
  readonly item: string;
  readonly resource: string;
  /** Part of file names: `[a-z0-9-]`. */
  readonly file: string;
}

const length = 6;

/**
 * Identifiers made of record ids alone, so that neither order nor titles change them: `m` and six of `[0-9a-z]` for an item, short because a prerequisite may have 200 characters
 * (SCORM 1.2 schema, prerequisiteStringType), all different within the 15 characters that SAP SuccessFactors reads. Two that fall together (one chance in 17,000 with 500 modules)
 * get four characters more.
 */
export function unitIdentifiers(records: readonly string[], sha256: (bytes: Uint8Array) => string): ReadonlyMap<string, UnitIdentifiers> {
  const hashes = new Map(records.map((record) => [record, base36(sha256(encodeUtf8(record)))]));
  const short = [...hashes.values()].map((hash) => hash.slice(0, length));
  return new Map(
    [...hashes].map(([record, hash]) => {
      const isAlone = short.filter((other) => other === hash.slice(0, length)).length === 1;
      const name = hash.slice(0, isAlone ? length : length + 4);
      return [record, { item: `m${name}`, resource: `r${name}`, file: `m-${name}` }];
    }),
  );
}

/** The first 64 bits of a hexadecimal hash in the digits 0-9 and a-z. */
function base36(hex: string): string {
  return BigInt(`0x${hex.slice(0, 16)}`).toString(36).padStart(13, '0').slice(-(length + 6));
}
