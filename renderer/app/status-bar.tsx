import { Check, CircleX, Info, LoaderCircle, Monitor, TriangleAlert, Unplug } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useFindings } from '../store/use-findings';
import { t } from '../i18n/t';
import { toggleProblems } from '../store/preferences';
import { useReplica, useSession, useStudio } from '../store/studio-context';

export function StatusBar() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const host = useReplica((state) => state.host);
  const selected = useSession((state) => state.selection.length);
  const findings = useFindings();
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const warnings = findings.filter((finding) => finding.severity === 'warning').length;
  const hints = findings.length - errors - warnings;
  const prerequisites = [...document.tables.edge.values()].filter((edge) => edge.kind === 'prerequisite').length;
  return (
    <footer className="status-bar" aria-label={t('nav.status')}>
      <SaveBadge />
      <span>{t('status.modules', { count: document.tables.module.size })}</span>
      <span>{t('status.prerequisites', { count: prerequisites })}</span>
      <AriaButton className="status-button" aria-label={`${t('problems.title')}: ${t('status.errors', { count: errors })}, ${t('status.warnings', { count: warnings })}, ${t('status.hints', { count: hints })}`} onPress={() => toggleProblems(studio)}>
        <CircleX aria-hidden className={errors > 0 ? 'err' : ''} /> {errors} <TriangleAlert aria-hidden className={warnings > 0 ? 'warn' : ''} /> {warnings} <Info aria-hidden /> {hints}
      </AriaButton>
      <span className="spacer" />
      {selected > 0 && <span>{t('status.selected', { count: selected })}</span>}
      {host && <span className="row" style={{ gap: 5 }}><Monitor aria-hidden /> {t(`host.${host.host}`)}</span>}
    </footer>
  );
}

function SaveBadge() {
  const save = useReplica((state) => state.saveState);
  const lost = useReplica((state) => state.connection === 'lost');
  if (lost) return <span className="save lost" role="status"><Unplug aria-hidden /> {t('status.lost')}</span>;
  const Icon = save.state === 'saving' ? LoaderCircle : save.state === 'failed' ? CircleX : save.state === 'conflict' ? TriangleAlert : Check;
  return (
    <span className={`save ${save.state}`} role="status" title={save.message}>
      <Icon aria-hidden /> {t(`status.${save.state}`, { message: save.message })}
    </span>
  );
}
