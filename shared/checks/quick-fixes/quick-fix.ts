import type { AnyCommand } from '../../document/apply-command';
import type { TrellisDocument } from '../../document/trellis-document';
import type { Finding } from '../../kit/finding';
import type { RecordId } from '../../model/ids';
import type { Collected } from '../../path/collect';

/** One step of Undo that mends a finding, as a button says it. */
export interface QuickFix {
  readonly label: string;
  readonly command: AnyCommand;
}

/** The mend of a finding; null where in this document nothing is obvious. `collected`: the role that the finding is about. */
export type MakeFix = (document: TrellisDocument, finding: Finding, collected: Collected) => QuickFix | null;

export function update(label: string, id: RecordId, set: Readonly<Record<string, unknown>>): QuickFix {
  return { label, command: { name: 'record.update', payload: { updates: [{ id, set }] } } };
}

export function remove(label: string, id: RecordId): QuickFix {
  return { label, command: { name: 'record.remove', payload: { ids: [id] } } };
}

export function withFix(finding: Finding, fix: QuickFix | null): Finding {
  return fix ? { ...finding, fix } : finding;
}
