/** An item of a CASE framework, as far as it is read. */
export interface FrameworkItem {
  readonly id: string;
  readonly kind: 'competency' | 'module' | 'objective';
  readonly statement: string;
  readonly short: string;
  readonly code: string;
  readonly notes: string;
  readonly language: string;
  readonly educationLevels: readonly string[];
  readonly keywords: readonly string[];
  /** What Trellis writes beside the standard: id of the record, minutes, policy, outcome, rank, bloom. Texts only. */
  readonly extensions: Readonly<Record<string, string>>;
}

export interface FrameworkLevel {
  readonly title: string;
  readonly behaviours: readonly string[];
}

/** `origin` is, say, child of `destination`. */
export interface FrameworkAssociation {
  readonly type: string;
  readonly origin: string;
  readonly destination: string;
  readonly notes: string;
  readonly where: string;
}

export interface Framework {
  readonly document: { readonly id: string; readonly title: string; readonly description: string; readonly version: string; readonly licence: string };
  readonly items: readonly FrameworkItem[];
  readonly associations: readonly FrameworkAssociation[];
  /** Proficiency levels of the rubrics, by the item that they judge, lowest first. */
  readonly levels: ReadonlyMap<string, readonly FrameworkLevel[]>;
}
