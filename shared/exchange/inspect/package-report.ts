import type { Finding } from '../../kit/finding';

export const packageKinds = ['scorm', 'cmi5', 'common-cartridge', 'moodle-backup', 'zip'] as const;
export type PackageKind = (typeof packageKinds)[number];

/** What an item is: `sco` and `unit` (cmi5) talk to the LMS, `asset` and `resource` are only shown, `activity` is Moodle's, a `heading` opens nothing. */
export const packageItemTypes = ['sco', 'asset', 'heading', 'unit', 'resource', 'activity'] as const;

export interface PackageItem {
  readonly identifier: string;
  readonly title: string;
  /** 0 for items right below the top. */
  readonly depth: number;
  /** What it opens, as a path in the package or an address; null where nothing of it is there. */
  readonly href: string | null;
  readonly type: (typeof packageItemTypes)[number];
  /** As written; empty where there are none. */
  readonly prerequisites: string;
}

/** What a package of anyone's holds, and what is wrong with it. */
export interface PackageReport {
  readonly kind: PackageKind;
  /** As the package says it; empty where it says none. */
  readonly version: string;
  readonly title: string;
  readonly items: readonly PackageItem[];
  readonly findings: readonly Finding[];
}

/** A finding about a place in a package. `records`: paths or identifiers, at most 50. */
export function packageFinding(code: string, severity: Finding['severity'], message: string, places: readonly string[] = []): Finding {
  return { code, severity, message, records: places.slice(0, 50) };
}

/** Values that occur more than once, each once. */
export function repeated(values: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(values.filter((value) => seen.has(value) || !seen.add(value)))];
}
