import { compareCodeUnits } from '../../kit/order';
import type { RecordId } from '../../model/ids';
import type { TrellisDocument } from '../../document/trellis-document';
import { compile } from '../../path/compile';
import type { Program } from '../../path/program';
import { claimsOfDocument, claimsOfProgram, type Claims } from './claims';
import { proveNoDeadEnd } from './dead-end';
import { proveZonesStayShut } from './gated-zone';
import { guaranteeCodes, type Guarantee, type GuaranteeCode, type Verdict } from './guarantee';
import { proveMinutes } from './minutes';
import { proveGatesHold } from './pass-gate';
import { engine, type Procedure } from './procedure';
import { createProof, type Proof } from './proof';
import { proveRulesFire } from './rules-fire';
import { proveCoreStays } from './skip-core';
import { proveEnds } from './terminates';
import { unknownParts } from './unknown-parts';

export interface ProveOptions {
  /** The decision procedure; default: the engine. */
  readonly procedure?: Procedure;
  /** What is to hold; default: what the zones and gates of the program say. */
  readonly claims?: Claims;
  /** Verdicts that one cluster of rules may cost (default 40,000). */
  readonly budget?: number;
}

const proofs: Readonly<Record<GuaranteeCode, (proof: Proof) => Verdict>> = {
  G1: proveCoreStays, G2: proveGatesHold, G3: proveEnds, G4: proveNoDeadEnd, G5: proveZonesStayShut, G6: proveMinutes, G7: proveRulesFire,
};

/** Every guarantee of every role, roles by place and id. A role that does not compile has no paths to speak of: undecided, with the finding. */
export function proveGuarantees(document: TrellisDocument, options: Omit<ProveOptions, 'claims'> = {}): readonly Guarantee[] {
  const roles = [...document.tables.role.values()].sort((a, b) => a.place - b.place || compareCodeUnits(a.id, b.id));
  return roles.flatMap((role) => proveRole(document, role.id, options));
}

/** Every guarantee of one role of a document. */
export function proveRole(document: TrellisDocument, role: RecordId, options: Omit<ProveOptions, 'claims'> = {}): readonly Guarantee[] {
  const compiled = compile(document, role);
  if (compiled.ok) return proveProgram(compiled.value, { ...options, claims: claimsOfDocument(document, role) });
  const [first] = compiled.error;
  return guaranteeCodes.map((code) => ({ code, role, holds: 'undecided', because: `The role has no path yet: ${first?.message ?? ''} (${first?.code ?? ''})` }));
}

/**
 * Every guarantee of a compiled role, over all learner states: events of every kind, score and age, choices and overrides, recorded attempts. Pure. Each `false` was seen: its
 * counterexample was given to the procedure. Source: docs/spec/guarantees.md; method: docs/adr/0014-proofs-by-components.md.
 */
export function proveProgram(program: Program, options: ProveOptions = {}): readonly Guarantee[] {
  const unknown = unknownParts(program);
  if (unknown !== null) return guaranteeCodes.map((code) => ({ code, role: program.role, holds: 'undecided', because: `The proofs do not know ${unknown} yet.` }));
  const proof = createProof(program, options.procedure ?? engine, options.claims ?? claimsOfProgram(program), options.budget);
  return guaranteeCodes.map((code) => ({ code, role: program.role, ...proofs[code](proof) }));
}
