import { CircleX, Info, TriangleAlert } from 'lucide-react';
import type { Finding } from '#shared/kit/finding';
import { t } from '../../i18n/t';
import { goToRecord } from '../../store/go-to-record';
import { useSession, useStudio } from '../../store/studio-context';
import { setFieldsAsStep } from '../../store/verbs';
import { Button } from '../../ui/button';
import { fixFor, type PreflightFix } from './preflight-fixes';

const severityIcons = { error: CircleX, warning: TriangleAlert, info: Info };

/** Findings before anything is written, each with what one click can do about it, and the way to the record. */
export function PreflightList({ findings }: { readonly findings: readonly Finding[] }) {
  const studio = useStudio();
  const target = useSession((state) => state.exportTarget);
  const options = useSession((state) => state.exportOptions);
  return (
    <ul>
      {findings.map((finding, index) => {
        const Icon = severityIcons[finding.severity];
        const [record] = finding.records;
        const fix = fixFor(finding, target, options);
        return (
          <li key={index} className="preflight-row">
            <Icon aria-label={t(`severity.${finding.severity}`)} className={`severity ${finding.severity}`} />
            <span className="grow"><span className="mono muted">{finding.code}</span> {finding.message}</span>
            {record && <Button size="small" look="quiet" onPress={() => goToRecord(studio, record)}>{t('export.show')}</Button>}
            {fix && <FixButton fix={fix} />}
          </li>
        );
      })}
    </ul>
  );
}

function FixButton({ fix }: { readonly fix: PreflightFix }) {
  const studio = useStudio();
  const options = useSession((state) => state.exportOptions);
  switch (fix.kind) {
    case 'target':
      return <Button size="small" onPress={() => studio.session.setState({ exportTarget: fix.target })}>{t('export.use', { target: t(`export.${fix.target}`) })}</Button>;
    case 'options':
      return <Button size="small" onPress={() => studio.session.setState({ exportOptions: { ...options, ...fix.change } })}>{t(`export.fix.${fix.label}`)}</Button>;
    case 'edit':
      return <Button size="small" onPress={() => void mend(() => setFieldsAsStep(studio, fix.record, fix.set, t(`export.fix.${fix.label}`)))}>{t(`export.fix.${fix.label}`)}</Button>;
    case 'delete':
      return <Button size="small" onPress={() => void mend(() => studio.dispatch({ name: 'record.remove', payload: { ids: [fix.record] } }, { label: t(`export.fix.${fix.label}`) }))}>{t(`export.fix.${fix.label}`)}</Button>;
  }

  async function mend(edit: () => Promise<boolean>): Promise<void> {
    if (await edit()) studio.toast('ok', t('export.mended'), true);
  }
}
