import { useMemo } from 'react';
import type { Program } from '#shared/path/program';
import type { Run } from '#shared/path/run';
import { settingsOf, type TrellisDocument } from '#shared/document/trellis-document';
import type { Finding } from '#shared/kit/finding';
import type { RecordId } from '#shared/model/ids';
import type { LearnerState, Profile } from '#shared/model/profile';
import type { Role } from '#shared/model/role';
import { evidenceKinds, type EvidenceKind } from '#shared/model/vocabulary';
import { admits } from '#shared/path/evidence';
import { programOf, runOrStart } from '../../store/programs';
import { currentRole, rulesOf } from '../../store/selectors';
import type { SimulationSession } from '../../store/session';
import { openedScenario } from '../../store/simulation-verbs';
import { useReplica, useSession } from '../../store/studio-context';
import { withFailures } from './tried-attempts';

/** What a rule reads for this module on this role's path: the subject of its score. */
export function subjectOf(document: TrellisDocument, role: RecordId, module: RecordId): string {
  return rulesOf(document, role).find((rule) => rule.module === module && rule.kind === 'score-bands')?.reads.subject ?? module;
}

type Event = Profile['evidence'][number];

/** One thing that a rule reads: of which subject, by which kinds, and whether it has to show a can-do outcome. */
interface Source {
  readonly subject: string;
  readonly kinds: readonly EvidenceKind[];
  readonly shows: readonly EvidenceKind[];
}

/** What the rules that read this subject read: of a combined score every source, so that the combined score is the tried one. */
function sourcesFor(document: TrellisDocument, role: RecordId, subject: string): readonly Source[] {
  const rules = rulesOf(document, role).filter((rule) => rule.kind === 'score-bands' && (rule.reads.subject ?? rule.module) === subject);
  const doing = new Set([...document.tables.objective.values()].filter((objective) => objective.outcome === 'do').map((objective) => objective.module));
  return rules.flatMap(({ module, reads }) => (reads.combine ?? [{ ...reads, subject }]).map((part): Source => {
    const listed = part.evidenceKinds.length > 0 ? part.evidenceKinds : evidenceKinds.filter((kind) => kind !== 'self-report');
    const outcome = doing.has(module) ? 'do' : 'know';
    return { subject: part.subject ?? module, kinds: listed, shows: listed.filter((kind) => admits(kind, outcome, settingsOf(document).recordAdmitsDo)) };
  }));
}

/** The kind of a tried score: the recorded one where the rule lets it decide, else the first that it lets. */
function kindFor({ kinds, shows }: Source, recorded: readonly Event[]): EvidenceKind {
  const attested = kinds.filter((kind) => kind !== 'self-report');
  const fitting = shows.length > 0 ? shows : attested;
  return recorded.findLast((event) => fitting.includes(event.kind))?.kind ?? fitting[0] ?? 'scenario';
}

/** The profile with scores tried out by hand in place of the recorded ones: of every source that a rule reads, by a kind that it admits. */
export function withScores(document: TrellisDocument, role: RecordId, profile: Profile, scores: Readonly<Record<string, number>>, asOf: string): Profile {
  let evidence = profile.evidence;
  for (const [tried, score] of Object.entries(scores)) {
    const found = sourcesFor(document, role, tried);
    const sources = found.length > 0 ? found : [{ subject: tried, kinds: evidenceKinds, shows: [] }];
    const read = (event: Event): boolean => event.attempt === null && !event.completed && sources.some(({ subject, kinds }) => subject === event.subject && kinds.includes(event.kind));
    const added = new Map(sources.map((source) => {
      const kind = kindFor(source, profile.evidence.filter((event) => event.subject === source.subject && read(event)));
      return [`${source.subject} ${kind}`, { subject: source.subject, kind, score, passed: null, at: asOf, source: 'what-if', attempt: null, completed: false, serves: null, expires: null }];
    }));
    evidence = [...evidence.filter((event) => !read(event)), ...added.values()];
  }
  return evidence === profile.evidence ? profile : { ...profile, evidence };
}

export interface Learner {
  readonly profile: Profile;
  readonly run: Run;
}

export interface Simulation {
  readonly role: Role | null;
  readonly program: Program | null;
  readonly findings: readonly Finding[];
  readonly a: Learner | null;
  /** Another learner, or the same on another design (`otherDesign`). */
  readonly b: Learner | null;
  readonly otherDesign: SimulationSession['design'];
  /** The other design has no path for this role. */
  readonly isDesignRefused: boolean;
}

/** The runs of the chosen learners on the current role's path. The very engine that exported packages run. */
export function useSimulation(): Simulation {
  const document = useReplica((state) => state.document);
  const chosenRole = useSession((state) => state.role);
  const profiles = useSession((state) => state.profiles);
  const { whatIf, failures, guest, design } = useSession((state) => state.simulation);
  const scenario = useSession(openedScenario);
  const role = currentRole(document, chosenRole);
  const asOf = scenario ? document.tables.scenario.get(scenario)?.asOf : undefined;
  return useMemo(() => {
    const nothing: Simulation = { role, program: null, findings: [], a: null, b: null, otherDesign: design, isDesignRefused: false };
    if (!role) return nothing;
    const compiled = programOf(document, role.id, asOf);
    if (!compiled.ok) return { ...nothing, findings: compiled.error };
    const program = compiled.value;
    const learner = (id: RecordId | null, who: 'a' | 'b'): Learner | null => {
      const profile = id ? (guest?.id === id ? guest : document.tables.profile.get(id)) : undefined;
      const tried = profile && withFailures(program, withScores(document, role.id, profile, whatIf[who], program.asOf), failures[who]);
      return tried ? { profile: tried, run: runOrStart(program, tried) } : null;
    };
    const first = profiles.a && (document.tables.profile.has(profiles.a) || profiles.a === guest?.id) ? profiles.a : ([...document.tables.profile.values()].find((profile) => profile.role === role.id)?.id ?? [...document.tables.profile.keys()][0] ?? null);
    const a = learner(first, 'a');
    if (!a || !design) return { ...nothing, program, a, b: profiles.b === first ? null : learner(profiles.b, 'b') };
    const run = runOnDesign(design, program, role.id, a.profile);
    return { ...nothing, program, a, b: run && { profile: { ...a.profile, title: design.title, note: '' }, run }, isDesignRefused: run === null };
  }, [document, role, asOf, profiles, whatIf, failures, guest, design]);
}

/** The run of a learner on another design; null where that has no path for the role. `program`: of the design as it is. */
export function runOnDesign(design: NonNullable<SimulationSession['design']>, program: Program, role: RecordId, learner: LearnerState): Run | null {
  if (!design.document) return runOrStart(program, learner, { rules: false });
  const compiled = design.document.tables.role.has(role) ? programOf(design.document, role, program.asOf) : null;
  return compiled?.ok ? runOrStart(compiled.value, learner) : null;
}
