import type { KeyboardEvent } from 'react';
import type { RecordId } from '#shared/model/ids';
import { actionText, rangeText } from '../../i18n/rule-sentence';
import { ordinal, percentText, t } from '../../i18n/t';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Rule } from '#shared/model/rule';
import { askedOf } from '#shared/model/zone';
import { nameOf, zonesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { EmptyState } from '../../ui/empty-state';
import { AddRuleMenu } from './add-rule-menu';
import { allEntries, currentEntry, type RuleEntry } from './rule-entries';
import { evidenceText } from './sentence/words';

const columns = ['title', 'module', 'reads', 'bands', 'noScore', 'evidence', 'zone'] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;

/** Everything that decides on the role's path, a row each; a click or arrow key chooses, Enter goes to its sentence. */
export function RulesTable({ role }: { readonly role: RecordId }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const selection = useSession((state) => state.selection);
  const entries = allEntries(document, role);
  const current = currentEntry(document, role, selection);
  if (entries.length === 0) return <EmptyState title={t('rules.emptyTitle')} text={t('rules.emptyText')}><AddRuleMenu role={role} label={t('rules.add')} /></EmptyState>;
  const keyDown = (event: KeyboardEvent<HTMLTableRowElement>): void => {
    const rows = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('tr') ?? [])];
    const at = rows.indexOf(event.currentTarget);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === 'Enter') studio.session.setState((state) => ({ rules: { ...state.rules, view: 'sentence' } }));
    else if (target !== undefined) rows[target]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className="rules-table">
      <table role="grid" aria-label={t('rules.table')}>
        <thead><tr>{columns.map((column) => <th key={column} scope="col">{t(`rules.column.${column}`)}</th>)}</tr></thead>
        <tbody>
          {entries.map((entry) => {
            const row = rowOf(document, entry);
            const chosen = entry.id === current?.id;
            return (
              <tr key={entry.id} aria-selected={chosen} tabIndex={chosen ? 0 : -1} onFocus={() => studio.session.getState().selection[0] !== entry.id && studio.select([entry.id])} onClick={(event) => event.currentTarget.focus()} onKeyDown={keyDown} onDoubleClick={() => studio.session.setState((state) => ({ rules: { ...state.rules, view: 'sentence' } }))}>
                {columns.map((column) => <td key={column} role="gridcell">{row[column]}</td>)}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function rowOf(document: TrellisDocument, entry: RuleEntry): Row {
  const name = (id: string): string => (id.startsWith('measure:') ? id.slice('measure:'.length) : nameOf(document, id));
  const nothing = { title: entry.title || t('path.gate'), module: '', reads: '', bands: '', noScore: '', evidence: '', zone: '' };
  if (entry.type === 'rule') return { ...nothing, ...ruleRow(document, entry, name) };
  if (entry.type === 'zone') return { ...nothing, zone: entry.title, bands: t('rules.asks', { asked: askedOf(entry.requirement), unit: t(`zone.kind.${entry.requirement?.kind ?? 'count'}`), total: entry.modules.length }) };
  const measures = entry.conditions.filter((condition) => condition.kind === 'measure');
  return {
    ...nothing, zone: name(entry.zone), reads: entry.conditions.map((condition) => name(condition.kind === 'zone' ? condition.zone : condition.module)).join('\n'),
    bands: entry.conditions.map((condition) => (condition.kind === 'zone' ? t(condition.needs === 'done' ? 'inspect.gateDone' : 'inspect.gateSettled') : percentText(condition.score))).join('\n'),
    evidence: [...new Set(measures.map((condition) => evidenceText(condition.evidenceKinds)))].join('; '),
  };
}

function ruleRow(document: TrellisDocument, rule: Rule, name: (id: string) => string): Partial<Row> {
  const module = name(rule.module);
  const zone = zonesOf(document, rule.role).find((item) => item.modules.includes(rule.module))?.title ?? t('rules.noZone');
  if (rule.kind === 'attempts') return { module, zone, reads: t('fields.attempts'), bands: rule.failures.map(({ at, action }) => `${ordinal(at)}: ${action.do === 'escalate' ? action.to || t('rules.aPerson') : action.do === 'insert' ? action.modules.map(name).join(', ') : t(action.do === 'lock' ? 'rules.do.lock' : 'rules.do.remediateShort')}`).join('\n') };
  const bands = [...rule.bands].sort((a, b) => a.from - b.from).map((band) => `${rangeText(band)}: ${t(`rules.name.${band.action.do}`)}`).join('\n');
  return { module, zone, reads: rule.reads.combine ? rule.reads.combine.map((part) => `${part.subject ? name(part.subject) : t('rules.readsOwn')} × ${part.weight}`).join('\n') : rule.reads.subject ? name(rule.reads.subject) : t('rules.readsOwn'), bands, noScore: actionText(rule.noScore, name), evidence: [...new Set((rule.reads.combine ?? [rule.reads]).map((source) => evidenceText(source.evidenceKinds)))].join('\n') };
}
