import { t } from '../i18n/t';
import { shortcutKeys, type StudioAction } from '../store/actions';
import { useStudio } from '../store/studio-context';
import { DialogFrame } from '../ui/dialog-frame';
import { Keys } from '../ui/keys';
import { studioActions } from './actions/all-actions';
import './palette/palette.css';


const groups: readonly StudioAction['group'][] = ['go', 'edit', 'draw', 'view', 'file', 'help'];
const canvasKeys = ['pan', 'zoom', 'many', 'move'] as const;
const gridKeys = ['edit', 'select', 'range', 'width'] as const;
const treeKeys = ['move', 'find', 'add', 'order', 'zone', 'needs', 'links', 'many', 'out'] as const;
const tableKeys = ['edit', 'rename', 'add', 'chips', 'filter', 'order', 'remove'] as const;
const lineKeys = ['step', 'fine', 'apart', 'apply'] as const;

/** Every shortcut, from the same definitions that run them. */
export function ShortcutSheet() {
  const studio = useStudio();
  return (
    <DialogFrame wide title={t('shortcuts.title')} closeLabel={t('dialog.close')} onClose={() => studio.openDialog(null)}>
      {/* Longer than a small window: it scrolls by keyboard, too. */}
      <div className="sheet" tabIndex={0} role="region" aria-label={t('shortcuts.title')}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{t(`group.${group}`)}</h3>
            <dl>
              {studioActions.filter((action) => action.group === group && action.shortcuts).map((action) => (
                <div key={action.id}>
                  <dt>{action.label}</dt>
                  <dd><Keys keys={shortcutKeys(action.shortcuts?.[0] ?? '')} /></dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('shortcuts.canvas')}</h3>
          <dl>{canvasKeys.map((key) => <div key={key}><dt>{t(`shortcuts.${key}`)}</dt><dd className="muted">{t(`shortcuts.${key}Keys`)}</dd></div>)}</dl>
          <h3>{t('tree.keys')}</h3>
          <dl>{treeKeys.map((key) => <div key={key}><dt>{t(`treeKeys.${key}`)}</dt><dd className="muted">{t(`treeKeys.${key}Keys`)}</dd></div>)}</dl>
          <h3>{t('table.keys')}</h3>
          <dl>{tableKeys.map((key) => <div key={key}><dt>{t(`tableKeys.${key}`)}</dt><dd className="muted">{t(`tableKeys.${key}Keys`)}</dd></div>)}</dl>
          <h3>{t('shortcuts.rules')}</h3>
          <dl>{lineKeys.map((key) => <div key={key}><dt>{t(`shortcuts.${key}`)}</dt><dd className="muted">{t(`shortcuts.${key}Keys`)}</dd></div>)}</dl>
          <h3>{t('shortcuts.grid')}</h3>
          <dl>{gridKeys.map((key) => <div key={key}><dt>{t(`shortcuts.${key}`)}</dt><dd className="muted">{t(`shortcuts.${key}Keys`)}</dd></div>)}</dl>
        </section>
      </div>
    </DialogFrame>
  );
}
