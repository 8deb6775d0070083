import type { MemoryAnswers } from '../bridge/memory-host';

/** Canned answers of the channels that need a real host. */
export const devAnswers: MemoryAnswers = {
  'workspace.starters': () => ({
    recents: [{ path: '/home/demo/Trellis/nurse-onboarding', title: 'Nurse onboarding' }],
    samples: [{ name: 'pharma', title: 'Pharmaceutical sales compliance', description: 'Fourteen modules, two roles, a certification that nothing can skip, pre-assessments and six sample learners.' }],
    templates: [{ name: 'blank', title: 'Blank curriculum', description: 'One role with one core zone, ready to fill.' }],
  }),
  'workspace.browse': () => ({ path: '/home/demo', parent: '/home', folders: [{ name: 'Trellis', path: '/home/demo/Trellis', isWorkspace: false }, { name: 'nurse-onboarding', path: '/home/demo/nurse-onboarding', isWorkspace: true }] }),
  'import.preview': () => ({
    token: 't1', kind: 'markdown', created: { courses: 1, modules: 3, prerequisites: 2, competencies: 0, roles: 0, assets: 4 },
    warnings: [{ code: 'TRL-I004', where: '02-data.md', message: 'No minutes in the front matter; the module has none.' }], repairs: [], refused: [],
    modules: [{ title: 'Running and Quitting', minutes: 30, objectives: 3, pages: 1 }, { title: 'Variables and Assignment', minutes: 25, objectives: 4, pages: 1 }, { title: 'Data Types', minutes: null, objectives: 4, pages: 1 }],
  }),
  'import.cancel': () => null,
  'import.template': () => ({ file: '/home/demo/Trellis/releases/curriculum-template.xlsx', bytes: 9000 }),
  'export.library': () => ({ file: '/home/demo/Trellis/releases/demo-library.xlsx', bytes: 40_000, sha256: 'a41f09c7'.repeat(8) }),
  'export.preview': () => ({
    target: 'scorm12', suggestedName: 'field-sales-representative-scorm12.zip', bytes: 184_320, sha256: 'a41f09c7'.repeat(8),
    files: [{ path: 'imsmanifest.xml', bytes: 6400 }, { path: 'player/index.html', bytes: 1800 }, { path: 'player/player.js', bytes: 142_000 }, { path: 'content/program.json', bytes: 34_120 }],
    rules: [
      { rule: 'Prerequisites: 14 links', fate: 'kept', how: 'The player evaluates them with the engine of the studio.' },
      { rule: 'Clinical trial phases: placement', fate: 'kept', how: 'The pre-assessment in the package gives the score.' },
      { rule: 'Waive at 90 % or more', fate: 'degraded', how: 'The LMS sees the whole package as completed; waived modules are not told apart.' },
      { rule: 'Certification valid 12 months', fate: 'dropped', how: 'SCORM 1.2 knows no expiry. It has to be set in the LMS.' },
    ],
    preflight: [{ code: 'TRL-X002', severity: 'warning', message: '“Digital detailing” has no page: learners see its objectives only.', records: ['module:digital'] }],
  }),
  'export.write': () => ({ file: '/home/demo/Trellis/releases/field-sales-representative-scorm12.zip', bytes: 184_320, sha256: 'a41f09c7'.repeat(8) }),
  'export.fit': () => ({ fits: [{ target: 'scorm12', kept: 3, degraded: 1, dropped: 1, toRead: 1, refused: '' }] }),
  'export.reveal': () => ({ supported: false }),
};
