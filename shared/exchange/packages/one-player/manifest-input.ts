import type { PackageIdentifiers } from '../../identifiers';

/** What the manifest of a package with one SCO says. */
export interface ManifestInput {
  readonly identifiers: PackageIdentifiers;
  readonly title: string;
  /** Every file of the package but the manifest and the schemas. */
  readonly paths: readonly string[];
  /** Percent that passes, where the manifest says it; undefined and null: the content decides alone. */
  readonly masteryScore?: number | null;
}
