import { parseRecord, type TrellisRecord } from '#shared/model/record';

type Raw = Readonly<Record<string, unknown>>;
const module = (key: string, code: string, title: string, minutes: number | null, rest: Raw = {}): Raw => ({ id: `module:${key}`, type: 'module', title, code, minutes, course: 'course:launch', ...rest });
const needs = (from: string, to: string): Raw => ({ id: `edge:${from}-${to}`, type: 'edge', kind: 'prerequisite', from: `module:${from}`, to: `module:${to}` });
const objective = (key: string, text: string, outcome: 'know' | 'do' = 'know'): Raw => ({ id: `objective:${key}`, type: 'objective', module: `module:${key}`, text, outcome });
const profile = (key: string, title: string, note: string, score: number | null): Raw => ({
  id: `profile:${key}`, type: 'profile', title, note, role: 'role:rep', evidence: score === null ? [] : [{ subject: 'module:phases', kind: 'scenario', score, at: '2026-10-02' }, { subject: 'module:biostat', kind: 'recall', score, at: '2026-10-02' }],
});
const bands = [
  { from: 0, fromInclusive: true, to: 6000, toInclusive: false, action: { do: 'insert', modules: ['module:cases'] } },
  { from: 6000, fromInclusive: true, to: 9000, toInclusive: false, action: { do: 'take' } },
  { from: 9000, fromInclusive: true, to: 10_000, toInclusive: true, action: { do: 'waive' } },
];

const raw: readonly Raw[] = [
  { id: 'settings:document', type: 'settings', title: 'Field sales compliance', asOf: '2026-11-22' },
  { id: 'course:launch', type: 'course', title: 'Launch academy', code: 'LA' },
  { id: 'competency:fair', type: 'competency', title: 'Fair promotion' }, { id: 'competency:safety', type: 'competency', title: 'Drug safety' }, { id: 'competency:clinical', type: 'competency', title: 'Clinical literacy' }, { id: 'competency:market', type: 'competency', title: 'Market access' },
  module('code', 'FP-1', 'Fair balance and the code', 25, { level: 'foundation', format: 'reading', competencies: ['competency:fair'], industryContext: 'Pharma', tags: ['promotion', 'annual'], riskClass: 'high' }),
  module('adverse', 'DS-1', 'Adverse events within 24 h', 20, { level: 'foundation', format: 'simulation', competencies: ['competency:safety'], industryContext: 'Pharma', tags: ['safety'] }),
  module('transfers', 'FP-2', 'Transfers of value', 20, { level: 'intermediate', format: 'case-study', competencies: ['competency:fair'], industryContext: 'Pharma', tags: ['promotion'] }),
  module('offlabel', 'FP-3', 'Handling off-label requests', 18, { level: 'intermediate', format: 'simulation', competencies: ['competency:fair'], industryContext: 'Pharma' }),
  module('cert', 'CERT', 'Field certification test', 30, { level: 'advanced', format: 'quiz', competencies: ['competency:fair', 'competency:safety'], passMark: 8000, moduleKind: 'assessment' }),
  module('phases', 'CL-1', 'Clinical trial phases', 35, { level: 'foundation', format: 'video', competencies: ['competency:clinical'], industryContext: 'Pharma' }),
  module('biostat', 'CL-2', 'Biostatistics primer', 22, { level: 'foundation', format: 'reading', competencies: ['competency:clinical'] }),
  module('reading', 'CL-3', 'Reading trial results', 28, { level: 'intermediate', format: 'case-study', competencies: ['competency:clinical'], industryContext: 'Oncology' }),
  module('postmarket', 'CL-4', 'Post-market surveillance', 25, { level: 'intermediate', format: 'reading', competencies: ['competency:safety'] }),
  module('label', 'CL-5', 'Product label', 30, { level: 'foundation', format: 'reading' }),
  module('objection', 'EL-1', 'Objection handling', 24, { level: 'intermediate', format: 'practice', competencies: ['competency:market'] }),
  module('formulary', 'EL-2', 'Formulary and tender basics', 30, { level: 'foundation', format: 'reading', competencies: ['competency:market'] }),
  module('digital', 'EL-3', 'Digital detailing', null, { format: 'video', competencies: ['competency:market'] }),
  module('keyaccount', 'EL-4', 'Key account planning', 40, { level: 'advanced', format: 'workshop', competencies: ['competency:market'] }),
  module('cases', 'RM-1', 'Worked trial case studies', 20, { level: 'foundation', format: 'case-study', competencies: ['competency:clinical'] }),
  module('vocab', 'RM-2', 'Trial vocabulary practice', 15, { level: 'foundation', format: 'practice', competencies: ['competency:clinical'] }),
  objective('code', 'State the four duties of fair balance'), objective('adverse', 'Report an adverse event within 24 hours', 'do'), objective('phases', 'Tell the four phases of a trial apart'), objective('reading', 'Interpret hazard ratio and confidence interval from a published results table', 'do'), objective('cert', 'Pass the certification at 80 % or more', 'do'), objective('offlabel', 'Redirect an off-label request without answering it', 'do'),
  { id: 'page:code', type: 'page', module: 'module:code', title: 'Fair balance', body: ['# Fair balance', '', 'Say **benefit and risk** together.', '', '- same size', '- same place', '- same time'] },
  { id: 'question-set:phases', type: 'question-set', title: 'Placement: trial phases', module: 'module:phases', purpose: 'pre', evidenceKind: 'scenario', questions: [{ id: 'q1', kind: 'single', text: 'Which phase looks for the dose?', options: [{ id: 'a', text: 'Phase II' }, { id: 'b', text: 'Phase IV' }], answer: 'a' }] },
  needs('code', 'transfers'), needs('adverse', 'offlabel'), needs('code', 'offlabel'), needs('transfers', 'cert'), needs('offlabel', 'cert'), needs('phases', 'reading'), needs('biostat', 'reading'), needs('reading', 'postmarket'), needs('label', 'postmarket'), needs('offlabel', 'postmarket'), needs('cases', 'vocab'),
  { id: 'role:rep', type: 'role', title: 'Field sales representative' }, { id: 'role:msl', type: 'role', title: 'Medical science liaison', place: 1 },
  { id: 'zone:locked', type: 'zone', role: 'role:rep', title: 'Core (locked)', policy: 'core-locked', modules: ['module:code', 'module:adverse', 'module:transfers', 'module:offlabel', 'module:cert'] },
  { id: 'zone:testable', type: 'zone', role: 'role:rep', title: 'Core (testable)', policy: 'core-testable', place: 1, modules: ['module:phases', 'module:biostat', 'module:reading', 'module:postmarket'] },
  { id: 'zone:electives', type: 'zone', role: 'role:rep', title: 'Electives', policy: 'elective', place: 2, modules: ['module:objection', 'module:formulary', 'module:digital', 'module:keyaccount'], requirement: { kind: 'count', choose: 2 } },
  { id: 'zone:remedial', type: 'zone', role: 'role:rep', title: 'Remedial', policy: 'remedial', place: 3, modules: ['module:cases', 'module:vocab'] },
  { id: 'gate:core', type: 'gate', role: 'role:rep', zone: 'zone:electives', title: 'Core gate', conditions: [{ kind: 'zone', zone: 'zone:locked' }, { kind: 'zone', zone: 'zone:testable' }, { kind: 'measure', module: 'module:cert', score: 8000 }] },
  { id: 'rule:phases', type: 'rule', role: 'role:rep', module: 'module:phases', title: 'Clinical trial phases: placement', kind: 'score-bands', bands },
  { id: 'rule:biostat', type: 'rule', role: 'role:rep', module: 'module:biostat', title: 'Biostatistics: placement', kind: 'score-bands', bands: bands.map((band, index) => (index === 2 ? { ...band, from: 9000 } : band)) },
  { id: 'rule:cert', type: 'rule', role: 'role:rep', module: 'module:cert', title: 'Certification: third try', kind: 'attempts', failures: [{ at: 3, action: { do: 'escalate', to: 'Regional trainer' } }] },
  profile('new', 'New hire', 'No pharma background', null), profile('p599', 'Just under 60', 'Placement 59.9 %', 5990), profile('p60', 'Exactly 60', 'Placement 60 %', 6000), profile('p90', 'Clinical researcher', 'Placement 94 %', 9400),
];

/** A small curriculum that shows every part of the interface. */
export const devRecords: readonly TrellisRecord[] = raw.map((record) => {
  const parsed = parseRecord(record);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
});
