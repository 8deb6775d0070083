import type { ExportTarget } from '../targets';

export const lmsProfileIds = ['generic', 'moodle-4', 'scorm-cloud', 'successfactors', 'blackboard', 'cornerstone', 'docebo', 'knowbe4', 'chamilo'] as const;
export type LmsProfileId = (typeof lmsProfileIds)[number];

/** What an LMS takes and stumbles over. Data only: the preflight reads it (standards.md, Targets). */
export interface LmsProfile {
  readonly title: string;
  /** Targets that it cannot take, or takes without what they promise. */
  readonly refuses: Readonly<Partial<Record<ExportTarget, string>>>;
  /** The target to take instead. */
  readonly better: ExportTarget;
  /** Items of one package or plan above which it gets slow or is cut; null: no limit known. */
  readonly mostItems: number | null;
  /** Whether files without bytes make its import fail. */
  readonly refusesEmptyFiles: boolean;
  /** What to know before uploading, a sentence each; none where nothing is known. */
  readonly notes: readonly string[];
}

const plain = { refuses: {}, better: 'scorm12', mostItems: null, refusesEmptyFiles: false, notes: [] } as const;

export const lmsProfiles: Readonly<Record<LmsProfileId, LmsProfile>> = {
  generic: { ...plain, title: 'Any LMS' },
  'moodle-4': {
    ...plain,
    title: 'Moodle 4',
    refuses: {
      'scorm2004-3': 'Moodle does not enforce SCORM 2004', 'scorm2004-4': 'Moodle does not enforce SCORM 2004', 'scorm2004-4-multi': 'Moodle 4.5 ignores sequencing and stops at imsss:mapInfo',
      'scorm2004-4-moodle': 'Moodle imports it, and enforces none of it', cc13: 'Moodle 4.5 reads no Common Cartridge 1.3', cmi5: 'Moodle launches cmi5 only with a plugin', 'cmi5-multi': 'Moodle launches cmi5 only with a plugin',
    },
    notes: ['Moodle 4.5 reads completion from lesson_status: set “Require status” to what this package reports.'],
  },
  'scorm-cloud': { ...plain, title: 'SCORM Cloud', better: 'scorm2004-4' },
  successfactors: { ...plain, title: 'SAP SuccessFactors', notes: ['Content ids are made of the first 15 characters of the identifiers: keep the package’s file name and identifiers as they are.', 'Paths are case-sensitive there; this package is lower case throughout.'] },
  blackboard: { ...plain, title: 'Blackboard', refusesEmptyFiles: true },
  cornerstone: { ...plain, title: 'Cornerstone' },
  docebo: { ...plain, title: 'Docebo', mostItems: 250 },
  knowbe4: { ...plain, title: 'KnowBe4', better: 'scorm2004-4', refuses: { scorm12: 'KnowBe4 takes SCORM 2004 4th Edition only', 'scorm12-multi': 'KnowBe4 takes SCORM 2004 4th Edition only', 'scorm2004-3': 'KnowBe4 takes SCORM 2004 4th Edition only', cmi5: 'KnowBe4 takes SCORM 2004 4th Edition only', 'cmi5-multi': 'KnowBe4 takes SCORM 2004 4th Edition only' } },
  chamilo: { ...plain, title: 'Chamilo', refuses: { 'scorm2004-3': 'Chamilo takes SCORM 1.2 only', 'scorm2004-4': 'Chamilo takes SCORM 1.2 only', 'scorm2004-4-multi': 'Chamilo takes SCORM 1.2 only', 'scorm2004-4-moodle': 'Chamilo takes SCORM 1.2 only', cmi5: 'Chamilo takes SCORM 1.2 only', 'cmi5-multi': 'Chamilo takes SCORM 1.2 only' } },
};
