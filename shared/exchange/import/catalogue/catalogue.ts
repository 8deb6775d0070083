import type { EdgeKind } from '../../../model/edge';
import type { Question } from '../../../model/question-set';
import type { ImportNote } from '../import-plan';

/** A module of a catalogue, before it becomes records. Lists and texts as they were written; what is too long is cut when records are made. */
export interface CatalogueModule {
  readonly id: string;
  readonly title: string;
  readonly code?: string;
  readonly description?: string;
  readonly minutes?: number | null;
  readonly credits?: number | null;
  /** As written: `beginner`, `Advanced`. */
  readonly level?: string;
  readonly language?: string;
  readonly tags?: readonly string[];
  readonly technologyTags?: readonly string[];
  readonly objectives?: readonly string[];
  /** Ids or titles of competencies. */
  readonly competencies?: readonly string[];
  /** Lines of a page of Markdown, with its title. */
  readonly page?: { readonly title: string; readonly lines: readonly string[] };
  readonly questions?: readonly Question[];
  readonly custom?: Readonly<Record<string, string | number | boolean>>;
  /** Titles below that of the catalogue. */
  readonly lineage?: readonly string[];
}

export interface CatalogueLink {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** Row of the module that has it, or of the link. */
  readonly where: string;
}

export interface CatalogueCompetency {
  readonly id: string;
  readonly title: string;
  readonly code?: string;
  readonly description?: string;
  readonly levels?: readonly { readonly title: string; readonly behaviours: readonly string[] }[];
}

export interface CatalogueRole {
  readonly id: string;
  readonly title: string;
  readonly code?: string;
  readonly description?: string;
  readonly family?: string;
  readonly tasks?: readonly string[];
  /** Ids of competencies, asked at their lowest level. */
  readonly competencies?: readonly string[];
  readonly zones?: readonly { readonly title: string; readonly policy: 'core-testable' | 'core-locked' | 'elective'; readonly modules: readonly string[]; readonly choose?: number }[];
}

/** A list of modules in whatever shape it was written. */
export interface Catalogue {
  readonly title: string;
  readonly description: string;
  readonly licence: string;
  readonly calendar: 'semester' | 'quarter' | null;
  readonly modules: readonly CatalogueModule[];
  readonly links: readonly CatalogueLink[];
  readonly competencies: readonly CatalogueCompetency[];
  readonly roles: readonly CatalogueRole[];
  readonly warnings: readonly ImportNote[];
  readonly repairs: readonly ImportNote[];
  readonly refused: readonly ImportNote[];
}

/** Reads one shape; `name`: of the file, for a title where none is written. */
export type CatalogueReader = (value: Readonly<Record<string, unknown>>, name: string) => Catalogue;

/** A catalogue of nothing, to be filled. */
export const emptyCatalogue: Catalogue = { title: '', description: '', licence: '', calendar: null, modules: [], links: [], competencies: [], roles: [], warnings: [], repairs: [], refused: [] };
