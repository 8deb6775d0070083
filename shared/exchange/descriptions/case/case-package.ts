/** The parts of CASE 1.1 (1EdTech, Competencies and Academic Standards Exchange) that we write. Every `uri` is a name, not an address. */
export interface CaseLink {
  readonly title: string;
  readonly identifier: string;
  readonly uri: string;
}

interface Named {
  readonly identifier: string;
  readonly uri: string;
  /** ISO 8601. */
  readonly lastChangeDateTime: string;
}

export interface CaseDocument extends Named {
  readonly caseVersion: '1.1';
  readonly creator: string;
  readonly title: string;
  readonly description?: string;
  readonly language?: string;
  readonly notes?: string;
}

export interface CaseItem extends Named {
  readonly fullStatement: string;
  readonly CFItemType: string;
  readonly CFItemTypeURI: CaseLink;
  readonly abbreviatedStatement?: string;
  readonly humanCodingScheme?: string;
  readonly notes?: string;
  readonly language?: string;
  readonly educationLevel?: readonly string[];
  readonly conceptKeywords?: readonly string[];
  /** `trellis`: id of the record, the same in the packages of all roles. */
  readonly extensions: Readonly<Record<string, string>>;
}

/** The vocabulary of CASE, and `ext:` for what it has no word for. `requires` is in neither. */
export type CaseAssociationType = 'isChildOf' | 'precedes' | 'isRelatedTo' | `ext:${string}`;

export interface CaseAssociation extends Named {
  readonly associationType: CaseAssociationType;
  readonly sequenceNumber?: number;
  readonly originNodeURI: CaseLink;
  readonly destinationNodeURI: CaseLink;
  readonly notes?: string;
}

export interface CaseRubricLevel extends Named {
  readonly quality: string;
  readonly description?: string;
  readonly position: number;
  readonly rubricCriterionId: string;
}

export interface CaseRubric extends Named {
  readonly title: string;
  readonly CFRubricCriteria: readonly (Named & { readonly CFItemURI: CaseLink; readonly position: number; readonly rubricId: string; readonly CFRubricCriterionLevels: readonly CaseRubricLevel[] })[];
}

export interface CaseItemType extends Named {
  readonly title: string;
  readonly description: string;
  readonly hierarchyCode: string;
}

export interface CasePackage {
  readonly CFDocument: CaseDocument;
  readonly CFItems: readonly CaseItem[];
  readonly CFAssociations: readonly CaseAssociation[];
  readonly CFDefinitions: { readonly CFItemTypes: readonly CaseItemType[] };
  readonly CFRubrics: readonly CaseRubric[];
}
