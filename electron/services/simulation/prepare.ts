import { StudioError } from '#shared/contract/contract-error';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { decodeCsv, parseCsv } from '#shared/exchange/descriptions/csv/parse-csv';
import { unguardText } from '#shared/exchange/descriptions/csv/write-csv';
import type { Program } from '#shared/path/program';
import { compile } from '#shared/path/compile';
import { costsSchema, type Costs } from '#shared/simulate/cost/prices';
import { subjectsRead } from '#shared/simulate/cohort/draw-scores';
import { withoutRules } from '#shared/simulate/cohort/without-rules';
import { cohortSpecSchema, type CohortSpec } from '#shared/simulate/cohort/cohort-spec';
import { askedSchema, type Asked } from '#shared/simulate/results/asked';
import type { PeopleHeaders } from '#shared/simulate/people/people-columns';
import { estimateAbilities } from '#shared/simulate/people/estimate-ability';
import type { ResponseModel } from '#shared/simulate/response/response-model';
import { readPeople, type PeopleTable, type RefusedRow } from '#shared/simulate/people/read-people';
import type { WorkspaceFacts } from '#shared/simulate/block-worker';
import type { Pseudonymise } from './pseudonyms';
import type { Simulation } from './simulate';
import type { SweepSource } from './sweep';

export interface CohortOptions {
  /** Goes before that of the specification. */
  readonly seed: number | null;
  readonly asOf: string | null;
  /** False: no rule acts, the same path for everybody. */
  readonly personal?: boolean;
}

/** A whole number of learners, or a specification as JSON. */
export function prepareCohort(document: TrellisDocument, given: unknown, options: CohortOptions): { readonly simulation: Simulation; readonly spec: CohortSpec } {
  const parsed = cohortSpecSchema.safeParse(typeof given === 'number' ? { learners: given } : given);
  if (!parsed.success) throw new StudioError('refused', `The cohort: ${parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.') || 'top'} – ${message}`).join('; ')}.`);
  const asked = parsed.data.roles;
  const unknown = asked.find(({ role }) => !document.tables.role.has(role));
  if (unknown) throw new StudioError('refused', `The cohort names the role ${unknown.role}, which is not in this workspace. There are: ${[...document.tables.role.keys()].join(', ') || 'none'}.`);
  const roles = asked.length > 0 ? asked : [...document.tables.role.keys()].sort().map((role) => ({ role, weight: 1 }));
  const compiled = roles.map(({ role, weight }) => ({ role, weight, result: compileRole(document, role, options.asOf) }));
  const failed = compiled.flatMap(({ result }) => (typeof result === 'string' ? [result] : []));
  const usable = compiled.filter((entry): entry is typeof entry & { result: Program } => typeof entry.result !== 'string');
  if (usable.length === 0 || (asked.length > 0 && failed.length > 0)) throw new StudioError('refused', failed.join('\n') || 'There is no role to simulate. Add a role first.');
  const spec = { ...parsed.data, seed: options.seed ?? parsed.data.seed, roles: usable.map(({ role, weight }) => ({ role, weight })) };
  checkNames(spec);
  checkCosts(document, spec.costs);
  checkCompetencies(document, spec.model);
  const programs = usable.map(({ result }) => (options.personal === false ? withoutRules(result) : result));
  checkAudit(document, spec.results, spec.attributes.map(({ name }) => name), [...spec.evidence.map(({ subject }) => subject), ...(spec.otherEvidence ? programs.flatMap(subjectsRead) : [])]);
  return { spec, simulation: { job: { kind: 'cohort', spec, programs, facts: factsOf(document), asked: askedOf(document, spec.results) }, learners: spec.learners, people: null } };
}

/** The cohort as something to be moved: the same seed, whatever is. */
export function cohortSource(document: TrellisDocument, given: unknown, options: CohortOptions): SweepSource {
  const { spec } = prepareCohort(document, given, options);
  return { design: { document, spec, model: spec.model, costs: spec.costs }, prepare: (design) => prepareCohort(design.document, design.spec, { ...options, seed: null }).simulation };
}

/** What is named must have been drawn before. */
function checkNames(spec: CohortSpec): void {
  const columns = spec.attributes.map(({ name }) => name);
  const twice = [...columns, ...spec.facts.map(({ fact }) => fact)].find((name, at, all) => all.indexOf(name) < at || name === 'role');
  if (twice !== undefined) throw new StudioError('refused', `The cohort names ${JSON.stringify(twice)} twice: columns and facts need names of their own, and “role” is the role.`);
  const nested = spec.attributes.flatMap((attribute, at) => ('count' in attribute && attribute.nestedIn !== null && !columns.slice(0, at).includes(attribute.nestedIn) ? [attribute.nestedIn] : []));
  const shared = spec.ability.shared.map(({ attribute }) => attribute).filter((name) => !columns.includes(name));
  const [missing] = [...nested, ...shared, ...spec.results.exposure.filter((name) => !columns.includes(name))];
  if (missing !== undefined) throw new StudioError('refused', `The cohort refers to the column ${JSON.stringify(missing)}, which it does not draw before. Columns: ${columns.join(', ') || 'none'}.`);
}

/** Numbers of knowledge tracing are of a competency that is there. */
function checkCompetencies({ tables }: TrellisDocument, model: ResponseModel | null): void {
  const unknown = model?.bkt.competencies.find(({ competency }) => !tables.competency.has(competency));
  if (unknown) throw new StudioError('refused', `The model names the competency ${unknown.competency}, which is not in this workspace. There are: ${[...tables.competency.keys()].slice(0, 40).join(', ') || 'none'}.`);
}

/** A price is of a role that is there. */
function checkCosts({ tables }: TrellisDocument, costs: Costs | null): void {
  const unknown = costs?.byRole.find(({ role }) => !tables.role.has(role));
  if (unknown) throw new StudioError('refused', `The costs name the role ${unknown.role}, which is not in this workspace. There are: ${[...tables.role.keys()].join(', ') || 'none'}.`);
}

/** Prices as JSON (the `costs` of a cohort). */
export function readCosts(given: unknown): Costs {
  const parsed = costsSchema.safeParse(given);
  if (!parsed.success) throw new StudioError('refused', `The costs: ${parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.') || 'top'} – ${message}`).join('; ')}.`);
  return parsed.data;
}

/** What is asked of results; where no module is named that everybody has to see, those that a regulation asks for. */
function askedOf({ tables }: TrellisDocument, asked: Asked): Asked {
  const unknown = asked.mustSee.find((id) => !tables.module.has(id));
  if (unknown !== undefined) throw new StudioError('refused', `There is no module ${unknown} in this workspace that everybody would have to see.`);
  return asked.mustSee.length > 0 ? asked : { ...asked, mustSee: [...tables.module.values()].filter(({ regulationTags }) => regulationTags.length > 0).map(({ id }) => id).sort() };
}

/** What an audit names has to be there. */
function checkAudit({ tables }: TrellisDocument, { audit }: Asked, columns: readonly string[], subjects: readonly string[]): void {
  if (!audit) return;
  const { column, outcome, qualification } = audit;
  if (column !== 'role' && !columns.includes(column)) throw new StudioError('refused', `There is no group column ${JSON.stringify(column)} to audit. Group columns: ${columns.join(', ') || 'none'}.`);
  if (outcome !== 'waived' && !tables.module.has(outcome)) throw new StudioError('refused', `There is no module ${outcome} in this workspace to be the outcome of an audit.`);
  if (qualification !== null && !subjects.includes(qualification)) throw new StudioError('refused', `Nobody has a score of ${qualification}, by which the audit would compare people.`);
}

/** Levels, seats, and what modules and objectives are about. */
function factsOf({ tables }: TrellisDocument): WorkspaceFacts {
  const modules = [...tables.module.values()];
  const skills = new Map(modules.map(({ id, competencies }) => [id, competencies.length > 0 ? competencies : [id]] as const));
  return {
    levels: modules.flatMap(({ id, level }) => (level ? [[id, level] as const] : [])),
    seats: modules.flatMap(({ id, capacity }) => (capacity === null ? [] : [[id, capacity] as const])),
    skills: [...skills, ...[...tables.objective.values()].map(({ id, module }) => [id, skills.get(module) ?? [module]] as const)],
  };
}

/** The program, or why there is none. */
function compileRole(document: TrellisDocument, role: string, asOf: string | null): Program | string {
  const compiled = compile(document, role, asOf === null ? {} : { asOf });
  return compiled.ok ? compiled.value : `The role ${document.tables.role.get(role)?.title ?? role} cannot be walked: ${compiled.error.map(({ message, code }) => `${message} [${code}]`).join(' ')}`;
}

export interface PreparedPeople {
  readonly simulation: Simulation;
  readonly refused: readonly RefusedRow[];
  readonly ignored: readonly string[];
}

/** The cells of a people table, rows numbered as a spreadsheet shows them. */
export function readPeopleTable(bytes: Uint8Array): { readonly headers: readonly string[]; readonly rows: ReturnType<typeof parseCsv>['rows'] } {
  const { text, encoding, isMalformed } = decodeCsv(bytes);
  if (isMalformed) throw new StudioError('refused', `The people table is not valid ${encoding}. Save it as UTF-8.`);
  const table = parseCsv(text);
  if (table.openQuoteRow !== undefined) throw new StudioError('refused', `A quoted cell starts in row ${table.openQuoteRow} of the people table and never ends. Close the quote.`);
  const [head, ...rows] = table.rows;
  return { headers: (head?.cells ?? []).map((cell) => unguardText(cell).trim()), rows };
}

export interface PeopleOptions {
  /** False: no rule acts. */
  readonly personal?: boolean;
  readonly asked?: Asked;
  /** How attempts go; null: as given. */
  readonly modelled?: { readonly model: ResponseModel; readonly seed: number } | null;
  /** Prices; null: costs are not told. */
  readonly costs?: Costs | null;
}

/** A people table as CSV. Roles by id, key, code or title. */
export function preparePeople(document: TrellisDocument, bytes: Uint8Array, names: PeopleHeaders, asOf: string | null, pseudonymise: Pseudonymise, { personal = true, asked = askedSchema.parse({}), modelled = null, costs = null }: PeopleOptions = {}): PreparedPeople {
  const { headers, rows } = readPeopleTable(bytes);
  const roleAt = headers.indexOf(names.role);
  const [programs, known] = [[] as Program[], new Map<string, number | string>()];
  for (const { cells } of rows) {
    const name = (cells[roleAt] ?? '').trim();
    if (roleAt < 0 || known.has(name)) continue;
    const role = roleNamed(document, name);
    const compiled = role.id === null ? role.problem : compileRole(document, role.id, asOf);
    const same = typeof compiled === 'string' ? -1 : programs.findIndex((other) => other.role === compiled.role);
    known.set(name, typeof compiled === 'string' ? compiled : same >= 0 ? same : programs.push(personal ? compiled : withoutRules(compiled)) - 1);
  }
  const read = readPeople({ headers, rows, names, programs, programOf: (name) => known.get(name) ?? 'There is no role.', pseudonym: pseudonymise, exposure: asked.exposure, audit: asked.audit });
  if (!read.ok) throw new StudioError('refused', `The people table: ${read.error.join(' ')}`);
  checkCosts(document, costs);
  checkCompetencies(document, modelled?.model ?? null);
  const facts = factsOf(document);
  const people: PeopleTable = { ...read.value, cohort: { ...read.value.cohort, costs: costs && { prices: costs, seats: facts.seats.map(([id]) => id) } } };
  checkAudit(document, asked, people.cohort.attributes, people.cohort.columns.map(({ subject }) => subject));
  const asks = askedOf(document, asked);
  if (!modelled) return { simulation: { job: { kind: 'people', cohort: people.cohort, asked: asks, modelled: null }, learners: people.learners, people }, refused: people.refused, ignored: people.ignored };
  const { model, seed } = modelled;
  const cohort = { ...people.cohort, rates: model.rates, sessions: { seats: new Map(facts.seats), minutesPerWeek: model.minutesPerWeek.value } };
  const abilities = estimateAbilities(people.scores, people.learners, cohort.columns.length, model.evidenceLoading.value);
  return { simulation: { job: { kind: 'people', cohort, asked: asks, modelled: { model, seed, facts } }, learners: people.learners, people: { ...people, cohort, abilities } }, refused: people.refused, ignored: people.ignored };
}

type NamedRole = { readonly id: string } | { readonly id: null; readonly problem: string };

function roleNamed({ tables }: TrellisDocument, name: string): NamedRole {
  if (name === '') return { id: null, problem: 'The learner has no role.' };
  const exact = tables.role.get(name) ?? tables.role.get(`role:${name}`);
  if (exact) return { id: exact.id };
  const named = [...tables.role.values()].filter((role) => role.title === name);
  const [only] = named;
  if (only && named.length === 1) return { id: only.id };
  return { id: null, problem: named.length > 1 ? `More than one role is called ${JSON.stringify(name)}: use its id.` : `There is no role ${JSON.stringify(name)} in this workspace.` };
}
