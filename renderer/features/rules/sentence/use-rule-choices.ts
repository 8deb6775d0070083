import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { modulesOf, needsOf, zonesOf } from '../../../store/selectors';
import { useReplica } from '../../../store/studio-context';

export interface RuleChoices {
  /** What can come before the module: the modules of remedial zones; without any, the other modules. */
  readonly practice: readonly RecordId[];
  /** Declared alternates of the module, and bridges to it. */
  readonly replacements: readonly RecordId[];
  /** Modules that remediation links draw to the module. */
  readonly linked: readonly RecordId[];
}

export function practiceOf(document: TrellisDocument, role: RecordId): readonly RecordId[] {
  return zonesOf(document, role).filter((zone) => zone.policy === 'remedial').flatMap((zone) => zone.modules);
}

/** What the actions of a rule about this module can name. */
export function useRuleChoices(role: RecordId, module: RecordId): RuleChoices {
  const document = useReplica((state) => state.document);
  const remedial = practiceOf(document, role).filter((id) => id !== module);
  const alternates = [...document.tables.alternate.values()].filter((one) => one.module === module).map((one) => one.alternate);
  const bridges = needsOf(document, module).filter((edge) => edge.kind === 'bridge').map((edge) => edge.from);
  return {
    practice: remedial.length > 0 ? remedial : modulesOf(document).map((one) => one.id).filter((id) => id !== module),
    linked: needsOf(document, module).filter((edge) => edge.kind === 'remediation').map((edge) => edge.from),
    replacements: [...new Set([...alternates, ...bridges])],
  };
}
