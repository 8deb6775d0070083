import { Eye } from 'lucide-react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { t } from '../../../i18n/t';
import { changeCanvas, heats, reaches, type Heat, type Reach } from '../../../store/canvas-view';
import { useReplica, useSession, useStudio } from '../../../store/studio-context';

/** What the drawing points out: needs and unlocks, heat, the longest chain, a competency. */
export function ReadMenu() {
  const studio = useStudio();
  const view = useSession((state) => state.canvas);
  const competencies = useReplica((state) => state.document.tables.competency);
  const hasCohort = useSession((state) => state.cohort.runs.length > 0);
  const isPlain = view.reach === 'direct' && view.heat === 'none' && !view.chain && view.competency === null;
  const one = (keys: 'all' | Set<string | number>): string => (keys === 'all' ? '' : String([...keys][0] ?? ''));
  return (
    <MenuTrigger>
      <Button className={isPlain ? 'button quiet' : 'button quiet pressed'}><Eye aria-hidden /> {t('map.show')}</Button>
      <Popover className="popover">
        <Menu className="list" aria-label={t('map.show')}>
          <MenuSection aria-label={t('map.highlight')} selectionMode="single" disallowEmptySelection selectedKeys={[view.reach]} onSelectionChange={(keys) => changeCanvas(studio.session, { reach: one(keys as Set<string>) as Reach })}>
            <Header className="menu-head">{t('map.highlight')}</Header>
            {reaches.map((value) => <MenuItem key={value} id={value} className="option">{t(`map.reach.${value}`)}</MenuItem>)}
          </MenuSection>
          <MenuSection aria-label={t('map.heat')} selectionMode="single" disallowEmptySelection selectedKeys={[view.heat]} onSelectionChange={(keys) => changeCanvas(studio.session, { heat: one(keys as Set<string>) as Heat })}>
            <Header className="menu-head">{t('map.heat')}</Header>
            {heats.filter((value) => value !== 'learners' || hasCohort || view.heat === 'learners').map((value) => <MenuItem key={value} id={value} className="option">{t(`map.heat.${value}`)}</MenuItem>)}
          </MenuSection>
          <MenuSection aria-label={t('map.chain')} selectionMode="multiple" selectedKeys={view.chain ? ['chain'] : []} onSelectionChange={(keys) => changeCanvas(studio.session, { chain: one(keys as Set<string>) === 'chain' })}>
            <MenuItem id="chain" className="option">{t('map.chain')}</MenuItem>
          </MenuSection>
          {competencies.size > 0 && (
            <MenuSection aria-label={t('map.covers')} selectionMode="single" disallowEmptySelection selectedKeys={[view.competency ?? 'all']} onSelectionChange={(keys) => changeCanvas(studio.session, { competency: one(keys as Set<string>) === 'all' ? null : one(keys as Set<string>) })}>
              <Header className="menu-head">{t('map.covers')}</Header>
              <MenuItem id="all" className="option">{t('map.everyCompetency')}</MenuItem>
              {[...competencies.values()].slice(0, 60).map(({ id, title }) => <MenuItem key={id} id={id} className="option">{title}</MenuItem>)}
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
