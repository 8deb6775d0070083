import { PackageSearch } from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components';
import { lmsProfileIds, lmsProfiles } from '#shared/exchange/packages/lms-profiles';
import { exportTargets, targetKinds } from '#shared/exchange/targets';
import { t } from '../../i18n/t';
import { currentRole, rolesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { FitBar } from './fit-bar';
import { useExportFits } from './use-export-fits';
import './export.css';

/** Whose path, and as what. */
export function ExportTargets() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const chosen = useSession((state) => state.role);
  const target = useSession((state) => state.exportTarget);
  const options = useSession((state) => state.exportOptions);
  const role = currentRole(document, chosen);
  const fits = useSession((state) => state.exportFits);
  useExportFits(role?.id ?? null);
  return (
    <>
      <div className="panel-head"><h2>{t('export.target')}</h2></div>
      <div className="panel-scroll export-targets">
        {role && <SelectBox label={t('export.role')} prefix={t('export.role')} value={role.id} choices={rolesOf(document).map((item) => ({ value: item.id, label: item.title }))} onChange={(id) => studio.session.setState({ role: id })} />}
        {role && <p className="export-region muted"><span>{t('export.region')}</span> {t('export.region.all')}</p>}
        <SelectBox label={t('export.profile')} prefix={t('export.profile')} value={options.profile} choices={lmsProfileIds.map((id) => ({ value: id, label: lmsProfiles[id].title }))} onChange={(profile) => studio.session.setState({ exportOptions: { ...options, profile } })} />
        <RadioGroup aria-label={t('export.target')} value={target} onChange={(value) => studio.session.setState({ exportTarget: exportTargets.find((item) => item === value) ?? 'scorm12' })}>
          {exportTargets.map((item, index) => (
            <div key={item}>
              {targetKinds[item].runs !== targetKinds[exportTargets[index - 1] ?? item].runs || index === 0 ? <h3 className="section-title">{t(targetKinds[item].runs ? 'export.runs' : 'export.describes')}</h3> : null}
              <Radio value={item} className="target">
                <i aria-hidden />
                <span><span className="target-head"><strong>{t(`export.${item}`)}</strong>{targetKinds[item].runs && fits.filter((fit) => fit.target === item).map((fit) => <FitBar key={item} fit={fit} />)}</span><small>{t(`export.${item}.hint`)}</small></span>
              </Radio>
            </div>
          ))}
        </RadioGroup>
        <Button look="quiet" size="small" onPress={() => studio.openDialog({ kind: 'inspect' })}><PackageSearch aria-hidden /> {t('action.inspectPackage')}</Button>
      </div>
    </>
  );
}
