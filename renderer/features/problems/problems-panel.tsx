import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronUp, CircleCheck, CircleX, Info, TriangleAlert, Zap } from 'lucide-react';
import { useRef } from 'react';
import type { Command } from '#shared/document/apply-command';
import type { Finding } from '#shared/kit/finding';
import { t } from '../../i18n/t';
import { goToRecord } from '../../store/go-to-record';
import { toggleProblems } from '../../store/preferences';
import { nameOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Button, IconButton } from '../../ui/button';
import { useFindings } from './use-findings';
import './problems.css';

const icons = { error: CircleX, warning: TriangleAlert, info: Info };

/** What the checks found; a click goes to the record. Closed, it shows the first. */
export function ProblemsPanel() {
  const studio = useStudio();
  const open = useSession((state) => state.problemsOpen);
  const findings = useFindings();
  const [first] = findings;
  return (
    <section className={open ? 'problems open' : 'problems'} aria-label={t('problems.title')}>
      <div className="problems-head" onClick={(event) => !(event.target as HTMLElement).closest('button') && toggleProblems(studio)}>
        <h2>{t('problems.title')}</h2>
        <span className="count pill">{findings.length}</span>
        {!open && first && <FindingText finding={first} />}
        {!open && !first && <span className="muted">{t('problems.none')}</span>}
        <span className="spacer" />
        <IconButton size="small" label={open ? t('problems.hide') : t('problems.show')} onPress={() => toggleProblems(studio)}>{open ? <ChevronDown /> : <ChevronUp />}</IconButton>
      </div>
      {open && (findings.length === 0 ? <p className="problems-none"><CircleCheck aria-hidden /> {t('problems.none')}</p> : <FindingList findings={findings} />)}
    </section>
  );
}

function FindingText({ finding }: { readonly finding: Finding }) {
  const Icon = icons[finding.severity];
  return (
    <>
      <Icon aria-label={t(`severity.${finding.severity}`)} className={`severity ${finding.severity}`} />
      <span className="mono muted">{finding.code}</span>
      <span className="truncate">{finding.message}</span>
    </>
  );
}

function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: findings.length, getScrollElement: () => scroller.current, estimateSize: () => 32, overscan: 8 });
  return (
    <div ref={scroller} className="problems-list">
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const finding = findings[item.index];
          if (!finding) return null;
          const [where] = finding.records;
          const { fix } = finding;
          return (
            <li key={item.key} style={{ transform: `translateY(${item.start}px)` }}>
              <button type="button" className="problem" onClick={() => where && goToRecord(studio, where)}>
                <FindingText finding={finding} />
                <span className="muted truncate where">{where ? nameOf(document, where) : ''}</span>
              </button>
              {fix && <Button size="small" onPress={() => void studio.dispatch(fix.command as Command, { label: fix.label, focus: finding.records })}><Zap aria-hidden /> {fix.label}</Button>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
