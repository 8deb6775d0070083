import { useMemo } from 'react';
import type { Program } from '#shared/path/program';
import type { Run } from '#shared/path/run';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Finding } from '#shared/kit/finding';
import type { RecordId } from '#shared/model/ids';
import type { Profile } from '#shared/model/profile';
import type { Role } from '#shared/model/role';
import { programOf, runOrStart } from '../../store/programs';
import { currentRole, rulesOf } from '../../store/selectors';
import { useReplica, useSession } from '../../store/studio-context';

/** What a rule reads for this module on this role's path: the subject of its score. */
export function subjectOf(document: TrellisDocument, role: RecordId, module: RecordId): string {
  return rulesOf(document, role).find((rule) => rule.module === module && rule.kind === 'score-bands')?.reads.subject ?? module;
}

/** The profile with scores tried out by hand in place of the recorded ones. */
export function withScores(document: TrellisDocument, role: RecordId, profile: Profile, scores: Readonly<Record<string, number>>, asOf: string): Profile {
  const subjects = Object.keys(scores);
  if (subjects.length === 0) return profile;
  const isReplaced = (event: Profile['evidence'][number]): boolean => subjects.includes(event.subject) && event.attempt === null && !event.completed;
  const evidence = profile.evidence.filter((event) => !isReplaced(event));
  for (const [subject, score] of Object.entries(scores)) {
    const rule = rulesOf(document, role).find((candidate) => (candidate.reads.subject ?? candidate.module) === subject);
    const recorded = profile.evidence.find((event) => isReplaced(event) && event.subject === subject);
    const kind = recorded?.kind ?? rule?.reads.evidenceKinds[0] ?? 'scenario';
    evidence.push({ subject, kind, score, passed: null, at: asOf, source: 'what-if', attempt: null, completed: false, serves: null, expires: null });
  }
  return { ...profile, evidence };
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
  readonly b: Learner | null;
}

/** The runs of the chosen learners on the current role's path. The very engine that exported packages run. */
export function useSimulation(): Simulation {
  const document = useReplica((state) => state.document);
  const chosenRole = useSession((state) => state.role);
  const profiles = useSession((state) => state.profiles);
  const whatIf = useSession((state) => state.simulation.whatIf);
  const guest = useSession((state) => state.simulation.guest);
  const role = currentRole(document, chosenRole);
  return useMemo(() => {
    const nothing: Simulation = { role, program: null, findings: [], a: null, b: null };
    if (!role) return nothing;
    const compiled = programOf(document, role.id);
    if (!compiled.ok) return { ...nothing, findings: compiled.error };
    const program = compiled.value;
    const learner = (id: RecordId | null, scores: Readonly<Record<string, number>>): Learner | null => {
      const profile = id ? (guest?.id === id ? guest : document.tables.profile.get(id)) : undefined;
      return profile ? { profile, run: runOrStart(program, withScores(document, role.id, profile, scores, program.asOf)) } : null;
    };
    const first = profiles.a && (document.tables.profile.has(profiles.a) || profiles.a === guest?.id) ? profiles.a : ([...document.tables.profile.values()].find((profile) => profile.role === role.id)?.id ?? [...document.tables.profile.keys()][0] ?? null);
    return { role, program, findings: [], a: learner(first, whatIf.a), b: profiles.b === first ? null : learner(profiles.b, whatIf.b) };
  }, [document, role, profiles, whatIf, guest]);
}
