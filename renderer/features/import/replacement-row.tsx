import type { ReplacementRowInfo } from '#shared/contract/shapes';
import { t } from '../../i18n/t';
import { Badge } from '../../ui/badge';
import { SelectBox } from '../../ui/select-box';

/** What a person decides about one module. */
export type RowChoice = { readonly conflict: 'content' | 'source' | 'mine' } | { readonly gone: 'keep' | 'retire' | 'delete' } | { readonly add: boolean };

/** One module: closed its title and what needs a look, open what changes, why it is this module, and the choice. */
export function ReplacementRow({ row, onChoose }: { readonly row: ReplacementRowInfo; readonly onChoose: (choice: RowChoice) => void }) {
  return (
    <li>
      <details className="replacement-row" open={row.conflict !== null || row.gone !== null || row.wasDeletedHere}>
        <summary>
          <span className="truncate">{row.title}</span>
          {row.conflict && <Badge tone="warn">{t('replace.conflict')}</Badge>}
          {row.reopens && <Badge tone="warn">{t('replace.reopens')}</Badge>}
        </summary>
        <div className="replacement-body">
          <RowDecision row={row} onChoose={onChoose} />
          <ul>{sentencesOf(row).map((text, index) => <li key={index}>{text}</li>)}</ul>
          {row.reason && <p className="muted">{t('replace.reason', { reason: reasonText(row.reason) })}</p>}
        </div>
      </details>
    </li>
  );
}

function RowDecision({ row, onChoose }: { readonly row: ReplacementRowInfo; readonly onChoose: (choice: RowChoice) => void }) {
  const { title, conflict, gone, wasDeletedHere } = row;
  const comesBack = row.status === 'new' ? 'add' : 'leave';
  if (conflict) {
    return (
      <div className="row">
        <SelectBox label={t('replace.choice', { title })} value={conflict.choice} choices={(['content', 'source', 'mine'] as const).map((value) => ({ value, label: t(`replace.choice.${value}`) }))} onChange={(next) => next !== conflict.choice && onChoose({ conflict: next })} />
        <span className="muted">{t(`replace.because.${conflict.because}`)}</span>
      </div>
    );
  }
  if (gone) return <SelectBox label={t('replace.goneChoice', { title })} value={gone} choices={(['keep', 'retire', 'delete'] as const).map((value) => ({ value, label: t(`replace.gone.${value}`) }))} onChange={(next) => next !== gone && onChoose({ gone: next })} />;
  if (wasDeletedHere) return <SelectBox label={t('replace.addChoice', { title })} value={comesBack} choices={(['leave', 'add'] as const).map((value) => ({ value, label: t(`replace.add.${value}`) }))} onChange={(next) => next !== comesBack && onChoose({ add: next === 'add' })} />;
  return null;
}

function reasonText({ kind, item, share }: NonNullable<ReplacementRowInfo['reason']>): string {
  return t(`replace.reason.${kind}`, { item: item ?? '', share: share ?? 0 });
}

/** `custom.Cost` → Cost; `moduleKind` as words: new fields of the model need no entry here. */
function fieldLabel(field: string): string {
  if (field.startsWith('custom.')) return field.slice('custom.'.length);
  const words = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function sentencesOf({ status, fields, parts, hasOtherFiles, notes }: ReplacementRowInfo): readonly string[] {
  const said = [
    ...(status === 'new' ? [t('replace.newHint')] : []),
    ...fields.map(({ field, change }) => `${fieldLabel(field)}: ${t(`replace.change.${change}`)}`),
    ...parts.map(({ what, title, change }) => `${t(`replace.part.${what}`)} “${title.length > 90 ? `${title.slice(0, 89)}…` : title}”: ${t(`replace.change.${change}`)}`),
    ...(hasOtherFiles ? [t('replace.otherFiles')] : []),
    ...notes,
  ];
  return said.length === 0 && (status === 'unchanged' || status === 'changed') ? [t(status === 'unchanged' ? 'replace.same.row' : 'replace.nothing')] : said;
}
