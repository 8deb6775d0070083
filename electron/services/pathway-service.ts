import { StudioError } from '#shared/contract/contract-error';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { pathwayPage } from '#shared/exchange/descriptions/html/pathway-page';
import { slugOf } from '#shared/exchange/identifiers';
import { encodeUtf8 } from '#shared/kit/text';
import type { LearnerState } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { runLearner } from '#shared/path/run';
import type { Identity } from '../ports/machine';
import type { BuiltFile } from './place-file';

export interface PathwayRequest {
  readonly role: string;
  readonly learner: string;
  readonly state: LearnerState;
  readonly minutesPerDay: number;
  readonly asOf?: string | undefined;
}

/** The pathway preview of one learner as a file to be placed (shared/exchange/descriptions/html/pathway-page). Refuses a role that is not there or does not compile. */
export function pathwayFile(identity: Pick<Identity, 'sha256'>, document: TrellisDocument, { role, learner, state, minutesPerDay, asOf }: PathwayRequest): BuiltFile {
  if (!document.tables.role.has(role)) throw new StudioError('not-found', `There is no role ${role}.`);
  const compiled = compile(document, role, asOf === undefined ? {} : { asOf });
  if (!compiled.ok) throw new StudioError('refused', compiled.error.map((finding) => `${finding.message} [${finding.code}]`).join('\n'));
  const bytes = encodeUtf8(pathwayPage({ document, program: compiled.value, run: runLearner(compiled.value, state), learner, minutesPerDay }));
  return { suggestedName: `${slugOf(compiled.value.title, 'role')}-${slugOf(learner, 'learner')}.html`, bytes, sha256: identity.sha256(bytes) };
}
