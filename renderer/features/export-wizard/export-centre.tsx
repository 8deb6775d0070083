import { Ban, CircleCheck, CircleX, Contrast, FolderOpen, Info, Play, TriangleAlert, Upload } from 'lucide-react';
import { useState } from 'react';
import type { ExportPreview } from '#shared/contract/shapes';
import { targetKinds } from '#shared/exchange/targets';
import type { Finding } from '#shared/kit/finding';
import type { RecordId } from '#shared/model/ids';
import { bytesText, t } from '../../i18n/t';
import { goToRecord } from '../../store/go-to-record';
import { currentRole } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { addRole } from '../../store/verbs';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { useExportPreview } from './use-export-preview';
import './export.css';

const fates = ['kept', 'degraded', 'dropped'] as const;
const fateIcons = { kept: CircleCheck, degraded: Contrast, dropped: Ban };
const severityIcons = { error: CircleX, warning: TriangleAlert, info: Info };

/** What survives, what does not, what stops it; then one button. Nothing is written before. */
export function ExportCentre() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const chosen = useSession((state) => state.role);
  const state = useSession((session) => session.exportPreview);
  const target = useSession((session) => session.exportTarget);
  const role = currentRole(document, chosen);
  useExportPreview(role?.id ?? null);
  if (!role) return <EmptyState icon={<Upload aria-hidden />} title={t('export.noRoleTitle')} text={t('export.noRoleText')}><Button look="primary" onPress={() => void addRole(studio)}>{t('action.addRole')}</Button></EmptyState>;
  return (
    <>
      <div className="export-head">
        <div className="grow">
          <h2>{t(`export.${target}`)}</h2>
          <p className="muted">{role.title}. {t(`export.${target}.hint`)}.</p>
        </div>
        {state.kind === 'ready' && fates.map((fate) => {
          const Icon = fateIcons[fate];
          return <div key={fate} className="fate-count"><strong className="num">{state.preview.rules.filter((rule) => rule.fate === fate).length}</strong><span className={`fate ${fate}`}><Icon aria-hidden /> {t(`export.${fate}`)}</span></div>;
        })}
      </div>
      <div className="panel-scroll export-body" tabIndex={0} role="region" aria-label={t('export.fates')}>
        {(state.kind === 'loading' || state.kind === 'none') && <p role="status" className="export-note muted">{t('export.loading')}</p>}
        {state.kind === 'failed' && <Failed message={state.message} findings={state.findings} />}
        {state.kind === 'ready' && <><Fates rules={state.preview.rules} /><Preflight findings={state.preview.preflight as readonly Finding[]} /></>}
      </div>
      <ExportFoot role={role.id} />
    </>
  );
}

function Failed({ message, findings }: { readonly message: string; readonly findings: readonly Finding[] }) {
  return (
    <div className="export-note" role="alert">
      <h3>{t('export.failed')}</h3>
      {findings.length === 0 ? <p>{message}</p> : <FindingRows findings={findings} />}
    </div>
  );
}

function Fates({ rules }: { readonly rules: ExportPreview['rules'] }) {
  if (rules.length === 0) return <p className="export-note muted">{t('export.noRules')}</p>;
  return (
    <table className="fates">
      <caption>{t('export.fates')}</caption>
      <thead><tr><th scope="col">{t('export.rule')}</th><th scope="col">{t('export.fate')}</th><th scope="col">{t('export.how')}</th></tr></thead>
      <tbody>
        {rules.map((rule, index) => {
          const Icon = fateIcons[rule.fate];
          return <tr key={index} className={rule.fate}><th scope="row">{rule.rule}</th><td><span className={`fate ${rule.fate}`}><Icon aria-hidden /> {t(`export.fate.${rule.fate}`)}</span></td><td>{rule.how}</td></tr>;
        })}
      </tbody>
    </table>
  );
}

function Preflight({ findings }: { readonly findings: readonly Finding[] }) {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const line = errors > 0 ? t('export.stops', { count: errors }) : findings.length > 0 ? t('export.toRead', { count: findings.length }) : t('export.clean');
  return (
    <section>
      <h3 className="export-section">{t('export.preflight')} <span className="muted">{line}</span></h3>
      <FindingRows findings={findings} />
    </section>
  );
}

function FindingRows({ findings }: { readonly findings: readonly Finding[] }) {
  const studio = useStudio();
  return (
    <ul>
      {findings.map((finding, index) => {
        const Icon = severityIcons[finding.severity];
        const [record] = finding.records;
        return (
          <li key={index} className="preflight-row">
            <Icon aria-label={t(`severity.${finding.severity}`)} className={`severity ${finding.severity}`} />
            <span className="grow"><span className="mono muted">{finding.code}</span> {finding.message}</span>
            {record && <Button size="small" onPress={() => goToRecord(studio, record)}>{t('export.show')}</Button>}
          </li>
        );
      })}
    </ul>
  );
}

function ExportFoot({ role }: { readonly role: RecordId }) {
  const studio = useStudio();
  const state = useSession((session) => session.exportPreview);
  const target = useSession((session) => session.exportTarget);
  const options = useSession((session) => session.exportOptions);
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState<{ file: string; bytes: number } | null>(null);
  const canReveal = useReplica((state) => state.host?.canReveal ?? false);
  const preview = state.kind === 'ready' ? state.preview : null;
  const blocked = !preview || preview.preflight.some((finding) => finding.severity === 'error');
  const write = async (): Promise<void> => {
    setBusy(true);
    try {
      const result = await studio.bridge.invoke('export.write', { role, target, options });
      setWritten(result);
      studio.toast('ok', t('export.done', { file: result.file, size: bytesText(result.bytes) }));
      if (result.warning !== null) studio.toast('error', result.warning);
    } catch (error) {
      studio.fail(error);
    }
    setBusy(false);
  };
  const reveal = (): void => {
    if (written) void studio.bridge.invoke('export.reveal', { file: written.file }).catch(studio.fail);
  };
  return (
    <div className="export-foot">
      <div className="grow">
        {written ? <><strong className="truncate" data-testid="export-file">{written.file}</strong><small>{t('export.written')}, {bytesText(written.bytes)}</small></> : <><strong>{preview?.suggestedName ?? ''}</strong><small>{preview ? t('export.same', { size: bytesText(preview.bytes) }) : t('export.nothingYet')}</small></>}
      </div>
      {written && canReveal && <Button onPress={reveal}><FolderOpen aria-hidden /> {t('export.reveal')}</Button>}
      {targetKinds[target].standard !== null && <Button isDisabled={blocked} onPress={() => studio.openDialog({ kind: 'play', role })}><Play aria-hidden /> {t('export.play')}</Button>}
      <Button look="primary" isDisabled={blocked || busy} onPress={() => void write()}><Upload aria-hidden /> {busy ? t('export.writing') : t('export.write')}</Button>
    </div>
  );
}
