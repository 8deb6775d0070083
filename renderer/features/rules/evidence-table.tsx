import { Check, X } from 'lucide-react';
import { settingsOf } from '#shared/document/trellis-document';
import type { Gate } from '#shared/model/gate';
import type { Rule } from '#shared/model/rule';
import { evidenceKinds, type EvidenceKind } from '#shared/model/vocabulary';
import { admits } from '#shared/path/evidence';
import { t } from '../../i18n/t';
import { useReplica } from '../../store/studio-context';

export type EvidenceUse = 'required' | 'accepted' | 'placesOnly' | 'ignored' | 'neverAlone';

/** Kinds that the entry reads at all; null: it reads every kind but self-report. */
function kindsNamed(entry: Rule | Gate): readonly EvidenceKind[] | null {
  const lists = entry.type === 'rule' ? (entry.reads.combine?.map((part) => part.evidenceKinds) ?? [entry.reads.evidenceKinds]) : entry.conditions.flatMap((condition) => (condition.kind === 'measure' ? [condition.evidenceKinds] : []));
  return lists.length === 0 || lists.some((list) => list.length === 0) ? null : [...new Set(lists.flat())];
}

/** What a kind of evidence is to this rule: the only one, one of several, only good for placing, or nothing. */
export function evidenceUse(entry: Rule | Gate, kind: EvidenceKind, isDo: boolean, recordAdmitsDo: boolean): EvidenceUse {
  const named = kindsNamed(entry);
  if (kind === 'self-report') return named?.includes(kind) ? 'neverAlone' : 'ignored';
  if (named && !named.includes(kind)) return 'ignored';
  if (entry.type === 'rule' && isDo && !admits(kind, 'do', recordAdmitsDo)) return 'placesOnly';
  const able = (named ?? evidenceKinds).filter((other) => admits(other, isDo ? 'do' : 'know', recordAdmitsDo));
  return named && able.length === 1 && able[0] === kind ? 'required' : 'accepted';
}

/** Which kinds of evidence show what, how long they count, and what they are to this rule. */
export function EvidenceTable({ entry }: { readonly entry: Rule | Gate }) {
  const document = useReplica((state) => state.document);
  const { evidenceExpiryDays, recordAdmitsDo } = settingsOf(document);
  const own = entry.type === 'rule' && !entry.reads.combine ? entry.reads.maxAgeDays : null;
  const isDo = entry.type === 'rule' && [...document.tables.objective.values()].some((one) => one.module === entry.module && one.outcome === 'do');
  const days = (kind: EvidenceKind): string => {
    const known = [evidenceExpiryDays[kind], own].filter((limit) => limit !== null);
    return known.length === 0 ? t('evidenceTable.forever') : t('evidenceTable.days', { count: Math.min(...known) });
  };
  return (
    <section className="rule-card evidence-table">
      <div className="card-head"><h3>{t(entry.type === 'gate' ? 'evidenceTable.gateTitle' : 'evidenceTable.title')}</h3><span className="spacer" /><span className="muted">{t('evidenceTable.knowIsNotDo')}</span></div>
      <table>
        <thead><tr>{(['kind', 'know', 'do', 'validFor', 'here'] as const).map((column) => <th key={column} scope="col">{t(`evidenceTable.${column}`)}</th>)}</tr></thead>
        <tbody>
          {evidenceKinds.map((kind) => {
            const use = evidenceUse(entry, kind, isDo, recordAdmitsDo);
            return (
              <tr key={kind} className={use === 'required' ? 'required' : undefined}>
                <th scope="row">{t(`evidence.${kind}`)}</th>
                <td><YesNo yes={admits(kind, 'know', recordAdmitsDo)} /></td>
                <td><YesNo yes={admits(kind, 'do', recordAdmitsDo)} /></td>
                <td className="num muted">{days(kind)}</td>
                <td className={`use-${use}`}>{t(`evidenceTable.${use}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function YesNo({ yes }: { readonly yes: boolean }) {
  return <span className={yes ? 'yes' : 'no'}>{yes ? <Check aria-hidden /> : <X aria-hidden />} {t(yes ? 'sentence.yes' : 'sentence.no')}</span>;
}
