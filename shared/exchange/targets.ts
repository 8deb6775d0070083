/** What a target is made of. `standard`: the run-time that the player inside talks to. `schemas`: folder of the resources whose files the package carries. */
export interface TargetKind {
  readonly extension: 'zip' | 'json' | 'csv' | 'xlsx' | 'svg' | 'imscc' | 'mbz';
  /** Whether the files of the plan go into one zip; else the plan has the one file. */
  readonly zipped: boolean;
  /** Whether the path is enforced by the package, or only described. */
  readonly runs: boolean;
  readonly standard: Standard | null;
  readonly schemas: string | null;
  /** `inside`: it has room for the editable design beside the rest; `is`: it is the design; left out: neither. */
  readonly source?: 'inside' | 'is';
  /** `chosen`: the LMS team says what is reported when; left out: the target needs its own way, or reports nothing. */
  readonly statuses?: 'chosen';
}

/** Run-times of the player. */
export type Standard = 'scorm12' | 'scorm2004' | 'cmi5';

export const exportTargets = ['scorm12', 'scorm2004-4', 'scorm2004-3', 'cmi5', 'cmi5-multi', 'scorm12-multi', 'scorm2004-4-multi', 'scorm2004-4-moodle', 'moodle', 'modules', 'json', 'csv', 'xlsx', 'moodle-competencies', 'case', 'html', 'svg', 'cc11', 'cc13'] as const;
export type ExportTarget = (typeof exportTargets)[number];

export const targetKinds: Readonly<Record<ExportTarget, TargetKind>> = {
  scorm12: { extension: 'zip', zipped: true, runs: true, standard: 'scorm12', schemas: 'xsd/scorm12', source: 'inside', statuses: 'chosen' },
  'scorm2004-4': { extension: 'zip', zipped: true, runs: true, standard: 'scorm2004', schemas: 'xsd/scorm2004', source: 'inside', statuses: 'chosen' },
  'scorm2004-3': { extension: 'zip', zipped: true, runs: true, standard: 'scorm2004', schemas: 'xsd/scorm2004', source: 'inside', statuses: 'chosen' },
  cmi5: { extension: 'zip', zipped: true, runs: true, standard: 'cmi5', schemas: null, source: 'inside', statuses: 'chosen' },
  'cmi5-multi': { extension: 'zip', zipped: true, runs: true, standard: 'cmi5', schemas: null, source: 'inside' },
  'scorm12-multi': { extension: 'zip', zipped: true, runs: true, standard: 'scorm12', schemas: 'xsd/scorm12', source: 'inside' },
  'scorm2004-4-multi': { extension: 'zip', zipped: true, runs: true, standard: 'scorm2004', schemas: 'xsd/scorm2004', source: 'inside' },
  'scorm2004-4-moodle': { extension: 'zip', zipped: true, runs: true, standard: 'scorm2004', schemas: 'xsd/scorm2004', source: 'inside' },
  moodle: { extension: 'mbz', zipped: true, runs: true, standard: null, schemas: null },
  modules: { extension: 'zip', zipped: true, runs: false, standard: 'scorm12', schemas: 'xsd/scorm12', source: 'inside' },
  json: { extension: 'json', zipped: false, runs: false, standard: null, schemas: null, source: 'is' },
  csv: { extension: 'csv', zipped: false, runs: false, standard: null, schemas: null },
  xlsx: { extension: 'xlsx', zipped: true, runs: false, standard: null, schemas: null },
  'moodle-competencies': { extension: 'csv', zipped: false, runs: false, standard: null, schemas: null },
  case: { extension: 'json', zipped: false, runs: false, standard: null, schemas: null },
  html: { extension: 'zip', zipped: true, runs: false, standard: null, schemas: null, source: 'inside' },
  svg: { extension: 'svg', zipped: false, runs: false, standard: null, schemas: null },
  cc11: { extension: 'imscc', zipped: true, runs: false, standard: null, schemas: null },
  cc13: { extension: 'imscc', zipped: true, runs: false, standard: null, schemas: null },
};

/**
 * Characters of saved progress. Of `cmi.suspend_data` a standard guarantees them (SCORM 1.2 RTE 3.4.4; SCORM 2004 RTE 4.2.22, SPM). cmi5 keeps a document of the State API, for which no
 * size is given: there it is what a browser still sends while the page closes (Fetch, keepalive: 64 KiB).
 */
export const suspendLimits: Readonly<Record<Standard, number>> = { scorm12: 4096, scorm2004: 64_000, cmi5: 64_000 };
export const standardNames: Readonly<Record<Standard, string>> = { scorm12: 'SCORM 1.2', scorm2004: 'SCORM 2004', cmi5: 'cmi5' };
