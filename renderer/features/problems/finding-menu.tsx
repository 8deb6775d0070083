import { EllipsisVertical } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { settingsOf } from '#shared/document/trellis-document';
import type { Finding, Severity } from '#shared/kit/finding';
import { settingsId } from '#shared/model/settings';
import { t } from '../../i18n/t';
import type { Studio } from '../../store/studio';
import { useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';

const choices: readonly (Severity | 'off')[] = ['warning', 'info', 'off'];

/** Puts a finding aside with a reason, or changes how much all of its kind matter. Errors have no such choice. */
export function FindingMenu({ finding }: { readonly finding: Finding }) {
  const studio = useStudio();
  if (finding.severity === 'error') return null;
  const act = (key: string): void => {
    if (key === 'suppress') studio.openDialog({ kind: 'suppress', finding });
    else setSeverity(studio, finding.code, key as Severity | 'off');
  };
  return (
    <MenuTrigger>
      <Button className="button icon quiet small" aria-label={t('problems.menu', { code: finding.code })}><EllipsisVertical aria-hidden /></Button>
      <Popover className="popover">
        <Menu className="menu" onAction={(key) => act(String(key))}>
          <MenuItem id="suppress" className="option">{t('problems.suppress')}</MenuItem>
          {choices.map((choice) => <MenuItem key={choice} id={choice} className="option">{t(`problems.all.${choice as 'warning' | 'info' | 'off'}`, { code: finding.code })}</MenuItem>)}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function setSeverity(studio: Studio, code: string, severity: Severity | 'off'): void {
  const { checkSeverity } = settingsOf(studio.replica.getState().document);
  void setFields(studio, settingsId, { checkSeverity: { ...checkSeverity, [code]: severity } }).then((done) => done && studio.toast('ok', t('problems.severitySet', { code }), true));
}
