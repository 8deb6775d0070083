import { ArrowDownToLine, Link, MessageSquareQuote, Merge, Replace, Scissors, SquarePen, Tag, Trash2 } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Toolbar } from 'react-aria-components';
import { reviewStates, type ReviewState } from '#shared/model/vocabulary';
import { t } from '../../i18n/t';
import { useSession, useStudio } from '../../store/studio-context';
import { mergeModules } from '../../store/breakdown-verbs';
import { reviewModules } from '../../store/review-verbs';
import { deleteSelection } from '../../store/verbs';
import { Button } from '../../ui/button';
import { Keys } from '../../ui/keys';

/** What can be done with all selected modules, docked below the grid. */
export function BulkBar() {
  const studio = useStudio();
  const selection = useSession((state) => state.selection);
  const modules = selection.filter((id) => id.startsWith('module:'));
  const [only] = modules;
  return (
    <Toolbar className="bulk-bar" aria-label={t('library.selected', { count: modules.length })}>
      <strong>{t('library.selected', { count: modules.length })}</strong>
      <Button look="quiet" onPress={() => studio.openDialog({ kind: 'set-field', modules })}><SquarePen aria-hidden /> {t('action.setField')}</Button>
      <Button look="quiet" onPress={() => studio.openDialog({ kind: 'tag', modules })}><Tag aria-hidden /> {t('action.tag')}</Button>
      {modules.length > 1 && <Button look="quiet" onPress={() => studio.signal('fill-down')}><ArrowDownToLine aria-hidden /> {t('action.fillDown')}</Button>}
      {modules.length > 1 && <Button look="quiet" onPress={() => studio.openDialog({ kind: 'replace-text', modules })}><Replace aria-hidden /> {t('library.replace')}</Button>}
      <MenuTrigger>
        <Button look="quiet"><MessageSquareQuote aria-hidden /> {t('review.bulk')}</Button>
        <Popover className="popover" placement="top start">
          <Menu className="list" aria-label={t('review.bulk')} onAction={(state) => void reviewModules(studio, modules, state as ReviewState)}>
            {reviewStates.map((state) => <MenuItem key={state} id={state} className="option">{t(`review.bulk.${state}`)}</MenuItem>)}
          </Menu>
        </Popover>
      </MenuTrigger>
      {modules.length === 1 && only && <Button look="quiet" onPress={() => studio.openDialog({ kind: 'add-prerequisite', module: only, direction: 'needs' })}><Link aria-hidden /> {t('library.addPrerequisite')}</Button>}
      {modules.length === 1 && <Button look="quiet" onPress={() => studio.session.setState({ libraryView: 'breakdown' })}><Scissors aria-hidden /> {t('library.view.breakdown')}</Button>}
      {modules.length > 1 && <Button look="quiet" onPress={() => void mergeModules(studio, modules)}><Merge aria-hidden /> {t('library.merge')}</Button>}
      <Button look="quiet" onPress={() => void deleteSelection(studio)}><Trash2 aria-hidden /> {t('action.delete')}</Button>
      <span className="spacer" />
      <Button look="quiet" onPress={() => studio.select([])}>{t('library.clear')} <Keys keys={['Esc']} /></Button>
    </Toolbar>
  );
}
