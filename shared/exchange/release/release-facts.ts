import { z } from 'zod';
import { settingsOf, type TrellisDocument } from '../../document/trellis-document';
import { stableStringify } from '../../kit/stable-json';
import { encodeUtf8 } from '../../kit/text';
import type { GroupOf } from '../../path/groups';
import type { Program, ProgramGroup, ProgramModule } from '../../path/program';
import { answerKey, answerKeySchema } from './answer-key';
import { attestedBy, pagesOf, preAssessmentsOf, setsOf, testOf } from '../packages/one-player/player-content';

const moduleFacts = z.object({
  id: z.string(),
  title: z.string(),
  zone: z.string(),
  policy: z.string(),
  needs: z.array(z.string()),
  together: z.array(z.string()),
  /** Groups of prerequisites as JSON with ids. */
  groups: z.string(),
  passMark: z.int().nullable(),
  validityDays: z.int().nullable(),
  /** What failures do, as JSON. */
  attempts: z.string(),
  /** What its rules do, as JSON. */
  rules: z.string(),
  /** Digest of questions, points and right answers. */
  scoring: z.string(),
  /** The same, so that options that changed places or words can be told apart; not in records of the first releases of this program. */
  key: answerKeySchema.optional(),
  /** What shows it, who records it, what stands for it, as JSON. */
  shown: z.string(),
  /** Minutes, and credits in hundredths. */
  worth: z.tuple([z.int(), z.int()]),
  /** Digest of everything that is only read. */
  text: z.string(),
});
export type ModuleFacts = z.infer<typeof moduleFacts>;

/** What of a design later releases are compared with. In the order of the path. */
export const releaseFactsSchema = z.object({
  /** How long evidence counts and what may show a *do* outcome, as JSON. */
  evidence: z.string(),
  /** Whether modules that nothing needs any more fall away. */
  fall: z.boolean(),
  /** Digest of titles, language and glossary. */
  words: z.string(),
  modules: z.array(moduleFacts),
  zones: z.array(z.object({ id: z.string(), title: z.string(), policy: z.string(), asks: z.string(), gates: z.array(z.string()) })),
  gates: z.array(z.object({ id: z.string(), title: z.string(), conditions: z.string() })),
});
export type ReleaseFacts = z.infer<typeof releaseFactsSchema>;

/** The facts of a compiled role. `sha256`: of bytes, as hexadecimal digits. */
export function releaseFacts(document: TrellisDocument, program: Program, sha256: (bytes: Uint8Array) => string): ReleaseFacts {
  const digest = (value: unknown): string => sha256(encodeUtf8(stableStringify(value))).slice(0, 16);
  const id = (module: number): string => program.modules[module]?.id ?? '';
  const asked = new Map<number, Set<string>>();
  for (const { module, id: set } of preAssessmentsOf(document, program)) asked.set(module, (asked.get(module) ?? new Set()).add(set));
  return {
    evidence: stableStringify([program.expiryDays, program.recordAdmitsDo, program.asOf]),
    fall: program.fall,
    words: digest([program.title, settingsOf(document).title, settingsOf(document).language, [...program.zones, ...program.gates].map(({ title }) => title), program.modules.flatMap((module) => module.rules.map((rule) => document.tables.rule.get(rule.id)?.title ?? '')), [...document.tables['glossary-term'].values()].map(({ term, definition }) => [term, definition]).sort()]),
    modules: program.modules.map((module, index) => moduleFactsOf({ document, program, digest, asked: asked.get(index) ?? noSets }, module)),
    zones: program.zones.map((zone) => ({
      id: zone.id, title: zone.title, policy: zone.policy, gates: zone.gates.map((gate) => program.gates[gate]?.id ?? ''),
      asks: stableStringify([zone.requirement.unit, zone.requirement.asked, zone.requirement.groups.map((group) => [group.modules.map(id), group.atLeast, group.atMost]), zone.requirement.mayShare, zone.choice, zone.waivable, zone.static]),
    })),
    gates: program.gates.map(({ id: gate, title, conditions }) => ({
      id: gate, title,
      conditions: stableStringify(conditions.map((condition) => (condition.kind === 'zone' ? [program.zones[condition.zone]?.id ?? '', condition.needs] : [id(condition.module), condition.score]))),
    })),
  };
}

const noSets: ReadonlySet<string> = new Set();

interface FactsInput {
  readonly document: TrellisDocument;
  readonly program: Program;
  readonly digest: (value: unknown) => string;
  /** Pre-assessments of the module that the package asks. */
  readonly asked: ReadonlySet<string>;
}

function moduleFactsOf({ document, program, digest, asked }: FactsInput, module: ProgramModule): ModuleFacts {
  const id = (index: number): string => program.modules[index]?.id ?? '';
  const test = testOf(document, module.id);
  const sets = [...setsOf(document, module.id, 'pre').filter((set) => asked.has(set.id)), ...(test ? [test] : [])];
  const record = document.tables.module.get(module.id);
  const objectives = [...document.tables.objective.values()].filter((objective) => objective.module === module.id).map((objective) => objective.text).sort();
  return {
    id: module.id,
    title: module.title,
    zone: program.zones[module.zone]?.id ?? '',
    policy: module.policy,
    needs: module.needs.map(id),
    together: [...new Set([...module.with, ...module.block, ...module.strict])].map(id).filter((other) => other !== module.id).sort(),
    groups: stableStringify(module.groups.map((group) => groupFacts(group, id))),
    passMark: module.passMark,
    validityDays: module.validityDays,
    shown: stableStringify([module.evidenceKind, module.gateKinds, module.know, module.do, module.equivalents, record ? attestedBy(record) : '']),
    worth: [module.minutes, module.credits],
    attempts: stableStringify(module.failures.map(({ at, action }) => [at, action.do === 'insert' ? { ...action, modules: action.modules.map(id) } : action])),
    rules: stableStringify(module.rules.map(({ id: _rule, bands, noScore, passedWithoutScore, ...rule }) => ({ ...rule, bands: bands.map(({ lo, hi, action }) => [lo, hi, actionFacts(action, id)]), noScore: actionFacts(noScore, id), passedWithoutScore: actionFacts(passedWithoutScore, id) }))),
    scoring: digest(sets.map(({ id: set, purpose, evidenceKind, questions }) => [set, purpose, purpose === 'pre' ? evidenceKind : '', questions.map(({ text: _text, feedback: _feedback, ...question }) => ('options' in question ? { ...question, options: question.options.map((option) => option.id) } : question))])),
    key: answerKey(sets, digest),
    text: digest([module.title, module.code, record?.why ?? '', objectives, pagesOf(document, module.id).map(({ title, body, asset }) => [title, body, asset ? (document.tables.asset.get(asset)?.sha256 ?? '') : '']), sets.map(({ title, questions }) => [title, questions.map((question) => [question.text, question.feedback, 'options' in question ? question.options : null])])]),
  };
}

function groupFacts({ group, default: entering }: ProgramGroup, id: (module: number) => string): unknown {
  return [named(group, id), entering.map(id)];
}

function actionFacts(action: ProgramModule['rules'][number]['noScore'], id: (module: number) => string): unknown {
  if (action.do === 'insert') return { do: 'insert', modules: action.modules.map(id) };
  return action.do === 'replace' ? { ...action, module: id(action.module) } : action;
}

/** A group with ids instead of places: places move when a module is added anywhere before. */
function named(group: GroupOf<number>, id: (module: number) => string): unknown {
  const of = group.of.map((entry) => ('module' in entry ? id(entry.module) : named(entry.group, id)));
  return 'caps' in group ? [group.need, group.atLeast, of, group.caps.map((cap) => [cap.of.map(id), cap.atMost])] : [group.need, of];
}
