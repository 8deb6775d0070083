import { z } from 'zod';
import { guaranteeCodes } from '../checks/guarantees/guarantee';
import { documentVersion } from '../document/read-document';
import { packageItemTypes, packageKinds } from '../exchange/inspect/package-report';
import { exportTargets } from '../exchange/targets';
import { impactSchema, targetFitSchema } from './shapes';
import { stableStringify } from '../kit/stable-json';
import { learnerStateSchema } from '../model/profile';
import { evidenceKinds } from '../model/vocabulary';
import { reasonCodes } from '../path/learner-path';
import { recordSchema } from '../model/record';
import { cohortSpecSchema } from '../simulate/cohort/cohort-spec';
import { responseModelSchema } from '../simulate/response/response-model';
import { simulationPartSchema } from '../simulate/results/part';
import { simulationReportShape, sweepShape } from './simulation-shapes';

/** What each command of the command line prints with `--json`. Published as resources/schemas/cli.schema.json; a change of shape is a change of contract. */
const count = z.int().min(0);
const severity = z.enum(['error', 'warning', 'info']);
const cliFinding = z.strictObject({ code: z.string(), severity, message: z.string(), records: z.array(z.string()), fix: z.string().optional() });
const note = z.strictObject({ code: z.string(), where: z.string(), message: z.string() });
const measured = z.number().nullable();
const reason = z.strictObject({
  code: z.enum(reasonCodes), text: z.string(), rule: z.string().optional(), evidence: z.enum(evidenceKinds).optional(), at: z.string().optional(), threshold: z.int().optional(), value: z.int().optional(),
  modules: z.array(z.string()).optional(), zone: z.string().optional(), gate: z.string().optional(), subject: z.string().optional(), count: z.int().optional(),
});

const shortStep = z.strictObject({ module: z.string(), attempt: count, origin: z.string(), state: z.string() });
/** docs/spec/guarantees.md. `profile` can be given to `trace --profile`; `minutes` is there for G6. */
const guarantee = z.strictObject({
  code: z.enum(guaranteeCodes), role: z.string(), holds: z.union([z.boolean(), z.literal('undecided')]), because: z.string(),
  counterexample: z.strictObject({ profile: learnerStateSchema, path: z.array(shortStep), message: z.string() }).optional(),
  minutes: z.strictObject({ least: count, most: count, leastByRules: count, isTight: z.boolean() }).optional(),
});

export const cliShapes = {
  new: z.strictObject({ workspace: z.string(), modules: count, roles: count }),
  import: z.strictObject({
    created: z.strictObject({ courses: count, modules: count, prerequisites: count, competencies: count, roles: count, assets: count }),
    warnings: z.array(note), repairs: z.array(note), refused: z.array(note),
    /** Where spreadsheets of whole documents come back. */
    merged: z.strictObject({ added: count, updated: count, unchanged: count }).optional(),
    /** With `--replace`: what it changed, or would change. `reason`: why a module was taken for this item of the source. */
    replaced: z.strictObject({
      course: z.string(), title: z.string(), from: z.string(), to: z.string(), same: z.boolean(),
      counts: z.strictObject({ changed: count, new: count, gone: count, leftOut: count, unchanged: count, conflicts: count, reopened: count }),
      files: z.strictObject({ added: count, changed: count, removed: count }),
      modules: z.array(z.strictObject({
        module: z.string(), title: z.string(), status: z.enum(['changed', 'new', 'gone', 'left-out', 'unchanged']), reason: z.string().nullable(),
        changes: z.array(z.string()), conflict: z.enum(['content', 'source', 'mine']).nullable(), gone: z.enum(['keep', 'retire', 'delete']).nullable(), reopened: z.boolean(), notes: z.array(z.string()),
      })),
      notes: z.array(note),
    }).optional(),
  }),
  /** `import --template`. */
  importTemplate: z.strictObject({ file: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  metrics: z.strictObject({
    modules: z.array(z.strictObject({ id: z.string(), code: z.string(), title: z.string(), blocking: measured, delay: measured, centrality: measured, complexity: measured })),
    totals: z.strictObject({ blocking: measured, delay: measured, centrality: measured, complexity: measured }),
    longestChains: z.array(z.array(z.string())),
    redundant: z.array(z.tuple([z.string(), z.string()])),
    valid: z.boolean(),
    invalidBecause: z.strictObject({ kind: z.enum(['cycle', 'unsatisfiable']), chain: z.array(z.string()) }).optional(),
  }),
  check: z.strictObject({ findings: z.array(cliFinding), guarantees: z.array(guarantee) }),
  trace: z.strictObject({
    role: z.string(), region: z.null(), asOf: z.string(), end: z.enum(['finished', 'escalated']), minutes: count, baselineMinutes: count,
    steps: z.array(z.strictObject({
      module: z.string(), code: z.string(), attempt: count, origin: z.enum(['core', 'chosen', 'pulled-in', 'inserted', 'alternate', 'bridge']),
      state: z.enum(['done', 'open', 'locked', 'waived', 'credited', 'exempt', 'escalated']), minutes: count,
      /** What the module is for, in the words of its designer; empty where there are none. */
      why: z.string(), serves: z.string().optional(), reasons: z.array(reason),
    })),
    electives: z.array(z.strictObject({ zone: z.string(), met: z.boolean(), counted: z.array(z.strictObject({ module: z.string(), groups: z.array(z.string()) })) })),
    notTaken: z.array(z.strictObject({ module: z.string(), code: z.string(), reasons: z.array(reason) })),
  }),
  /** `part` and `model`: with `--shard`, for `--merge`. `sweep`: with `--sweep` or `--lever`. */
  simulate: simulationReportShape.extend({ part: simulationPartSchema.optional(), model: responseModelSchema.optional(), sweep: sweepShape.optional() }),
  export: z.strictObject({
    file: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), target: z.enum(exportTargets), identifiers: z.record(z.string(), z.string()),
    rules: z.array(z.strictObject({ rule: z.string(), fate: z.enum(['kept', 'degraded', 'dropped']), how: z.string() })), preflight: z.array(cliFinding),
    /** With `--release`. `against`: number of the release that it was compared with. */
    release: z.strictObject({ number: count, impact: impactSchema.extend({ against: count }).nullable() }).optional(),
  }),
  /** `export --fit`. */
  exportFit: z.strictObject({ role: z.string(), targets: z.array(targetFitSchema.strict()) }),
  /** `file`: what was written; null in a preview. `base`: false where there was no common ancestor. A value is null where there is none. */
  merge: z.strictObject({
    file: z.string().nullable(), base: z.boolean(), added: count, changed: count, removed: count,
    conflicts: z.array(z.strictObject({
      kind: z.enum(['both-changed', 'removed-by-theirs', 'removed-by-ours', 'lost-reference', 'two-zones', 'invalid']), id: z.string(), label: z.string(), title: z.string(),
      field: z.string().nullable(), key: z.string().nullable(), base: z.unknown(), ours: z.unknown(), theirs: z.unknown(), message: z.string(),
    })),
  }),
  package: z.strictObject({
    kind: z.enum(packageKinds), version: z.string(), title: z.string(),
    items: z.array(z.strictObject({ identifier: z.string(), title: z.string(), depth: count, type: z.enum(packageItemTypes), href: z.string().nullable(), prerequisites: z.string() })), findings: z.array(cliFinding),
  }),
} as const;

/** JSON Schema (2020-12): `$defs/trace` and so on. */
export function cliJsonSchema(): string {
  const $defs = Object.fromEntries(Object.entries(cliShapes).map(([name, shape]) => [name, withoutDialect(z.toJSONSchema(shape, { target: 'draft-2020-12' }))]));
  return published({ $schema: dialect, $defs }, 'cli', 'What the Trellis command line prints with --json, by command');
}

/** JSON Schema (2020-12) of course.trellis.json: fields with defaults may be left out. */
export function documentJsonSchema(): string {
  const file = z.strictObject({ format: z.literal('trellis-course'), formatVersion: z.literal(documentVersion), app: z.unknown().optional(), records: z.array(recordSchema) });
  return published(z.toJSONSchema(file, { io: 'input', target: 'draft-2020-12' }), 'document', 'Trellis course document');
}

/** JSON Schema (2020-12) of what `trellis simulate --cohort FILE` reads: fields with defaults may be left out. */
export function cohortJsonSchema(): string {
  return published(z.toJSONSchema(cohortSpecSchema, { io: 'input', target: 'draft-2020-12' }), 'cohort', 'Cohort of learners who do not exist');
}

const dialect = 'https://json-schema.org/draft/2020-12/schema';

function withoutDialect(schema: object): object {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'));
}

function published(schema: object, name: string, title: string): string {
  return `${stableStringify({ ...schema, $id: `https://trellis.studio/schemas/${name}.schema.json`, title }, 2)}\n`;
}
