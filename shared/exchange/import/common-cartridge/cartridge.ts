import type { ImportNote } from '../import-plan';

/** What a resource of a cartridge is, whatever version its type is written for. */
export type ResourceKind = 'web-content' | 'associated' | 'web-link' | 'topic' | 'assignment' | 'assessment' | 'question-bank' | 'external-tool' | 'unknown';

export interface CartridgeResource {
  readonly identifier: string;
  readonly kind: ResourceKind;
  /** As written. */
  readonly type: string;
  /** Path of the file that it opens or is read from, where the package has it. */
  readonly path: string | undefined;
  /** What other resources depend on is not content of its own. */
  readonly isDependency: boolean;
}

/** A line of the outline. */
export interface CartridgeNode {
  readonly identifier: string;
  readonly title: string;
  /** `identifierref` as written; empty for headings and folders. */
  readonly reference: string;
  readonly resource: CartridgeResource | undefined;
  readonly children: readonly CartridgeNode[];
}

export interface Cartridge {
  /** `schemaversion` as written. */
  readonly version: string;
  readonly identifier: string;
  /** Which version of the content it says it is. */
  readonly contentVersion: string;
  readonly title: string;
  readonly description: string;
  readonly nodes: readonly CartridgeNode[];
  readonly resources: readonly CartridgeResource[];
  /** Written by Trellis: its folders are modules, not groups of modules. */
  readonly isOwn: boolean;
  readonly warnings: readonly ImportNote[];
  readonly repairs: readonly ImportNote[];
}
