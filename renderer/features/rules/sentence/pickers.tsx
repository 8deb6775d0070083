import type { RecordId } from '#shared/model/ids';
import { evidenceKinds, type EvidenceKind } from '#shared/model/vocabulary';
import { t } from '../../../i18n/t';
import { modulesOf, nameOf } from '../../../store/selectors';
import { useReplica } from '../../../store/studio-context';
import { PickList } from '../../../ui/pick-list';
import { evidenceText } from './words';

interface ModulesProps {
  readonly label: string;
  readonly chosen: readonly RecordId[];
  readonly own: RecordId;
  /** These stand first. */
  readonly suggested: readonly RecordId[];
  readonly onChange: (modules: readonly RecordId[]) => void;
}

/** One module or more; never none. */
export function ModulesPart({ label, chosen, own, suggested, onChange }: ModulesProps) {
  const document = useReplica((state) => state.document);
  const ids = [...new Set([...suggested, ...chosen, ...modulesOf(document).map((module) => module.id)])].filter((id) => id !== own);
  const text = chosen.length === 1 ? nameOf(document, chosen[0] ?? '') : chosen.length > 1 ? t('sentence.modules', { first: nameOf(document, chosen[0] ?? ''), count: chosen.length - 1 }) : t('rules.choosePractice');
  return (
    <PickList
      multiple needsOne label={label} text={text} chosen={chosen} searchText={t('sentence.search')} emptyText={t('sentence.nothingFound')}
      options={ids.map((id) => ({ id, title: nameOf(document, id), ...(suggested.includes(id) ? { hint: t('policy.remedial') } : {}) }))}
      onChange={(modules) => modules.length > 0 && onChange(modules)}
    />
  );
}

/** What a result is of: a module, an objective, a competency, or a measure that is known. `own`: the module itself, as null. */
export function SubjectPart({ label, subject, own, onChange }: { readonly label: string; readonly subject: string | null; readonly own: RecordId | null; readonly onChange: (subject: string | null) => void }) {
  const { tables } = useReplica((state) => state.document);
  const document = useReplica((state) => state.document);
  const measures = [...tables.profile.values()].flatMap((profile) => profile.evidence.map((event) => event.subject)).concat(subject ?? []).filter((id) => id.startsWith('measure:'));
  const others = [
    ...modulesOf(document).filter((module) => module.id !== own).map((module) => ({ id: module.id as string, title: module.title, hint: t('sentence.module') })),
    ...[...tables.objective.values()].map((one) => ({ id: one.id as string, title: one.text, hint: t('sentence.objective') })),
    ...[...tables.competency.values()].map((one) => ({ id: one.id as string, title: one.title, hint: t('sentence.competency') })),
    ...[...new Set(measures)].map((id) => ({ id, title: id.slice('measure:'.length), hint: t('sentence.measure') })),
  ];
  const chosen = subject ?? own ?? '';
  const name = chosen.startsWith('measure:') ? chosen.slice('measure:'.length) : nameOf(document, chosen);
  return (
    <PickList
      label={label} text={name} chosen={[chosen]} className="part tone-testable" searchText={t('sentence.search')} emptyText={t('sentence.nothingFound')}
      options={[...(own ? [{ id: own, title: nameOf(document, own), hint: t('rules.readsOwn') }] : []), ...others]}
      onChange={([id]) => id !== undefined && onChange(id === own ? null : id)}
    />
  );
}

interface EvidenceProps {
  readonly label: string;
  readonly kinds: readonly EvidenceKind[];
  /** What the empty list means here. */
  readonly defaults: readonly EvidenceKind[];
  readonly offered?: readonly EvidenceKind[];
  readonly onChange: (kinds: EvidenceKind[]) => void;
}

/** Kinds of evidence; the empty list stands for the default kinds. */
export function EvidencePart({ label, kinds, defaults, offered = evidenceKinds, onChange }: EvidenceProps) {
  const chosen = kinds.length === 0 ? defaults : kinds;
  const change = (ids: readonly string[]): void => {
    const next = evidenceKinds.filter((kind) => ids.includes(kind));
    if (next.length === 0) return;
    onChange(next.length === defaults.length && defaults.every((kind) => next.includes(kind)) ? [] : next);
  };
  return (
    <PickList
      multiple needsOne label={label} text={evidenceText(kinds, defaults)} chosen={chosen} className="part" searchText={t('sentence.search')} emptyText={t('sentence.nothingFound')}
      options={offered.map((kind) => ({ id: kind, title: t(`evidence.${kind}`), ...(kind === 'self-report' ? { hint: t('sentence.neverWaives') } : {}) }))} onChange={change}
    />
  );
}
