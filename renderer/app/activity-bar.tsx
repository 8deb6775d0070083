import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { t } from '../i18n/t';
import { shortcutKeys } from '../store/actions';
import { screens, type Screen } from '../store/session';
import { useSession, useStudio } from '../store/studio-context';
import { IconButton } from '../ui/button';
import { Hint } from '../ui/hint';
import { actionById } from './actions/all-actions';

/** The screens, and what concerns the whole window at the foot. */
export function ActivityBar() {
  const studio = useStudio();
  const screen = useSession((state) => state.screen);
  const foot = ['view.theme', 'help.shortcuts'].map(actionById);
  return (
    <nav className="activity" aria-label={t('nav.screens')}>
      <ToggleButtonGroup orientation="vertical" selectionMode="single" disallowEmptySelection selectedKeys={[screen]} aria-label={t('nav.screens')} onSelectionChange={(keys) => studio.show([...keys][0] as Screen)}>
        {screens.map((id) => {
          const action = actionById(`go.${id}`);
          return (
            <Hint key={id} text={action.label} keys={shortcutKeys(action.shortcuts?.[0] ?? '')}>
              <ToggleButton id={id} className="activity-item">
                <action.icon aria-hidden />
                <span>{action.label}</span>
              </ToggleButton>
            </Hint>
          );
        })}
      </ToggleButtonGroup>
      <span className="spacer" />
      {foot.map((action) => (
        <IconButton key={action.id} label={action.label} onPress={() => action.run(studio)} {...(action.shortcuts?.[0] ? { keys: shortcutKeys(action.shortcuts[0]) } : {})}>
          <action.icon />
        </IconButton>
      ))}
    </nav>
  );
}
