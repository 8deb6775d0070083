import type { ImportNote } from '../import-plan';

/** SCORM versions told apart by `schemaversion` and by namespaces. */
export type ScormVersion = '1.2' | '2004';

export interface ScormItem {
  readonly identifier: string;
  readonly title: string;
  /** Resource it opens; undefined for a heading. */
  readonly resource: ScormResource | undefined;
  readonly parameters: string;
  /** `datafromlms`: what the run-time says to the item at launch. */
  readonly launchData: string;
  readonly isVisible: boolean;
  /** aicc_script expression (1.2); empty when there is none. */
  readonly prerequisites: string;
  /** Pass mark in hundredths of a percent. */
  readonly passMark: number | null;
  readonly children: readonly ScormItem[];
  /** 2004: global objectives that a success of the item writes, and those that must be satisfied before it opens. */
  readonly writes: readonly string[];
  readonly reads: readonly string[];
}

export interface ScormResource {
  readonly identifier: string;
  /** Path in the package, resolved; undefined when it has none or points elsewhere. */
  readonly path: string | undefined;
  /** What follows the path in the `href`, from `?` or `#` on; empty when nothing does. */
  readonly query: string;
  readonly isSco: boolean;
}

export interface ScormOrganization {
  readonly identifier: string;
  readonly title: string;
  readonly items: readonly ScormItem[];
}

export interface ScormManifest {
  readonly version: ScormVersion;
  /** `schemaversion` as written: `1.2`, `2004 3rd Edition`, `CAM 1.3`… */
  readonly edition: string;
  readonly identifier: string;
  /** Which version of the content it says it is. */
  readonly contentVersion: string;
  readonly organizations: readonly ScormOrganization[];
  readonly warnings: readonly ImportNote[];
  readonly repairs: readonly ImportNote[];
}
