import { createDocument, type TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import type { LearnerState, Profile } from '#shared/model/profile';
import type { Scenario } from '#shared/model/scenario';
import type { Run } from '#shared/path/run';
import { holdRun } from '#shared/path/scenario-run';
import { t } from '../i18n/t';
import { newId } from './new-id';
import { noTrials, type SessionState, type SimulationSession } from './session';
import type { Studio } from './studio';
import { tellSaved } from './tell-saved';
import { createRecord } from './verbs';

function change(studio: Studio, part: (now: SimulationSession) => Partial<SimulationSession>): void {
  studio.session.setState(({ simulation }) => ({ simulation: { ...simulation, ...part(simulation) } }));
}

/** Follows a learner as A. */
export function followProfile(studio: Studio, profile: Profile): void {
  studio.session.setState((state) => ({
    profiles: { a: profile.id, b: state.profiles.b === profile.id ? null : state.profiles.b }, role: profile.role ?? state.role,
    simulation: { ...state.simulation, moment: null, scenario: null, whatIf: { ...state.simulation.whatIf, a: {} }, failures: { ...state.simulation.failures, a: {} } },
  }));
}

/** Compares with a learner as B (null: with nobody); `a`: who is followed now. */
export function compareProfile(studio: Studio, a: RecordId | null, b: RecordId | null): void {
  studio.session.setState((state) => ({
    profiles: { a: a ?? state.profiles.a, b },
    simulation: { ...state.simulation, moment: null, design: null, whatIf: { ...state.simulation.whatIf, b: {} }, failures: { ...state.simulation.failures, b: {} } },
  }));
}

/** Compares learner A on this design with the same learner on another; null: no more. */
export function compareDesign(studio: Studio, design: SimulationSession['design']): void {
  studio.session.setState((state) => ({ profiles: { ...state.profiles, b: null }, simulation: { ...state.simulation, moment: null, design } }));
}

/** The same with an earlier state of the document, read from its kept states. */
export async function compareKeptDesign(studio: Studio, id: string, title: string): Promise<void> {
  try {
    const { records } = await studio.bridge.invoke('history.records', { id });
    compareDesign(studio, { key: id, title, document: createDocument(records) });
  } catch (error) {
    studio.fail(error);
  }
}

/** Makes a learner fail so many attempts before passing; nothing is saved. */
export function setFailures(studio: Studio, who: 'a' | 'b', module: RecordId, count: number): void {
  change(studio, ({ failures }) => {
    const { [module]: _before, ...others } = failures[who];
    return { moment: null, failures: { ...failures, [who]: count > 0 ? { ...others, [module]: count } : others } };
  });
}

export function clearTrials(studio: Studio): void {
  change(studio, () => noTrials);
}

/** What is known of a learner, without the record around it. */
export function stateOf({ evidence, choices, preferences, facts, overrides, releases }: LearnerState): LearnerState {
  return { evidence, choices, preferences, facts, overrides, releases };
}

/** Keeps a run as a scenario that `check` runs again: the whole path, or (`module`) how one module ends. */
export function saveScenario(studio: Studio, { title, role, learner, asOf, run, module }: { readonly title: string; readonly role: RecordId; readonly learner: LearnerState; readonly asOf: string; readonly run: Run; readonly module: RecordId | null }): Promise<boolean> {
  return createRecord(studio, { id: newId('scenario'), type: 'scenario', title, role, learner: stateOf(learner), asOf, ...holdRun(run, module === null ? null : [module]) });
}

/** The saved scenario whose learner is followed; null: another learner is. */
export function openedScenario({ simulation: { scenario, guest }, profiles }: Pick<SessionState, 'simulation' | 'profiles'>): RecordId | null {
  return guest && profiles.a === guest.id ? scenario : null;
}

/** Looks at a scenario: its learner is followed, on its day. */
export function openScenario(studio: Studio, scenario: Scenario): void {
  const guest: Profile = { id: scenario.id.replace(/^scenario:/, 'profile:scenario.'), type: 'profile', title: scenario.title, note: scenario.note, role: scenario.role, ...scenario.learner };
  studio.session.setState(({ simulation }) => ({
    role: scenario.role, profiles: { a: guest.id, b: null },
    simulation: { ...simulation, ...noTrials, guest, scenario: scenario.id, design: null, moment: null, module: scenario.whole ? null : (scenario.steps[0]?.module ?? null) },
  }));
}

/** Takes what the design gives today as what the scenario holds from now on. One step of Undo. */
export function acceptScenario(studio: Studio, { id, title, whole, steps }: Scenario, run: Run): Promise<boolean> {
  return studio.dispatch({ name: 'record.update', payload: { updates: [{ id, set: holdRun(run, whole ? null : steps.map(({ module }) => module)) }] } }, { label: t('scenario.undoAccept', { title }), focus: [id] });
}

export async function removeScenario(studio: Studio, { id, title }: Scenario): Promise<void> {
  if (!(await studio.dispatch({ name: 'record.remove', payload: { ids: [id] } }, { focus: [id] }))) return;
  const { guest, scenario } = studio.session.getState().simulation;
  if (scenario === id) studio.session.setState(({ simulation, profiles }) => ({ profiles: { a: profiles.a === guest?.id ? null : profiles.a, b: profiles.b }, simulation: { ...simulation, guest: null, scenario: null } }));
  studio.toast('ok', t('scenario.removed', { title }), true);
}

/** Writes the page that this learner would be given: the pathway preview. */
export function savePathway(studio: Studio, role: RecordId, learner: Profile, asOf: string): Promise<boolean> {
  return tellSaved(studio, async () => studio.bridge.invoke('export.pathway', { role, learner: learner.title, state: stateOf(learner), minutesPerDay: studio.session.getState().simulation.pace, asOf }));
}

/** The title of a record in this document, or else in the other design. */
export function titleIn(documents: readonly (TrellisDocument | null | undefined)[], nameOf: (document: TrellisDocument, id: RecordId) => string, id: RecordId): string {
  const holder = documents.find((document) => document && (document.tables.module.has(id) || document.tables.zone.has(id) || document.tables.rule.has(id)));
  const first = holder ?? documents[0];
  return first ? nameOf(first, id) : id;
}
