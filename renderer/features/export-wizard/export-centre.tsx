import { Ban, CircleCheck, Contrast, Upload } from 'lucide-react';
import type { ExportPreview } from '#shared/contract/shapes';
import { targetKinds } from '#shared/exchange/targets';
import type { Finding } from '#shared/kit/finding';
import { t } from '../../i18n/t';
import { currentRole } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { addRole } from '../../store/verbs';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ExportFoot } from './export-foot';
import { PreflightList } from './preflight-list';
import { useExportPreview } from './use-export-preview';
import './export.css';

const fates = ['kept', 'degraded', 'dropped'] as const;
const fateIcons = { kept: CircleCheck, degraded: Contrast, dropped: Ban };

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
          <p className="muted">{role.title}. {t(`export.${target}.hint`)}. <BetterTarget /></p>
        </div>
        {state.kind === 'ready' && fates.map((fate) => {
          const Icon = fateIcons[fate];
          return <div key={fate} className="fate-count"><strong className="num">{state.preview.rules.filter((rule) => rule.fate === fate).length}</strong><span className={`fate ${fate}`}><Icon aria-hidden /> {t(`export.${fate}`)}</span></div>;
        })}
      </div>
      <div className="panel-scroll export-body" tabIndex={0} role="region" aria-label={t('export.fates')}>
        {(state.kind === 'loading' || state.kind === 'none') && <p role="status" className="export-note muted">{t('export.loading')}</p>}
        {state.kind === 'failed' && <Failed message={state.message} findings={state.findings} />}
        {state.kind === 'ready' && <Answer preview={state.preview} />}
      </div>
      <ExportFoot role={role.id} />
    </>
  );
}

/** Names a target that would keep more, with one click to take it. */
function BetterTarget() {
  const studio = useStudio();
  const target = useSession((state) => state.exportTarget);
  const fits = useSession((state) => state.exportFits);
  const own = fits.find((fit) => fit.target === target);
  const best = fits.filter((fit) => targetKinds[fit.target].runs && fit.refused === '').reduce<(typeof fits)[number] | undefined>((most, fit) => (most && most.kept >= fit.kept ? most : fit), undefined);
  if (!own || !best || best.kept <= own.kept || !targetKinds[target].runs) return null;
  const name = t(`export.${best.target}`);
  return <>{t('export.fit.better', { target: name, kept: best.kept, all: best.kept + best.degraded + best.dropped })} <button type="button" className="text-link" onClick={() => studio.session.setState({ exportTarget: best.target })}>{t('export.use', { target: name })}</button></>;
}

/** What is to be read stands first; where there is nothing, the rules do. */
function Answer({ preview }: { readonly preview: ExportPreview }) {
  const findings = preview.preflight as readonly Finding[];
  const parts = [<Fates key="fates" rules={preview.rules} />, <Preflight key="preflight" findings={findings} />];
  return <>{findings.some(({ severity }) => severity !== 'info') ? parts.reverse() : parts}</>;
}

function Failed({ message, findings }: { readonly message: string; readonly findings: readonly Finding[] }) {
  return (
    <div className="export-note" role="alert">
      <h3>{t('export.failed')}</h3>
      {findings.length === 0 ? <p>{message}</p> : <PreflightList findings={findings} />}
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
    <section id="export-preflight">
      <h3 className="export-section">{t('export.preflight')} <span className="muted">{line}</span></h3>
      <PreflightList findings={findings} />
    </section>
  );
}
