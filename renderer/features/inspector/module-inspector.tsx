import { Link } from 'lucide-react';
import type { ComponentType } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { RecordId } from '#shared/model/ids';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import { completenessOf } from '../../store/fields/all-fields';
import { currentRole, nameOf } from '../../store/selectors';
import { zoneTone } from '../../store/session';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { TextInput } from '../../ui/text-input';
import { Checklists } from './checklists';
import { ModuleDetails } from './module-details';
import { ModuleVersions } from './module-versions';
import { NeighbourLists } from './neighbour-lists';
import { PagesEditor } from './pages/pages-editor';
import { QuestionSets } from './question-sets';
import { RequirementGroups } from './requirement-groups';

export interface ModuleInspectorProps {
  readonly module: CourseModule;
  readonly RulesOfModule: ComponentType<{ readonly module: RecordId }>;
  readonly ReviewOfModule: ComponentType<{ readonly module: RecordId }>;
}

/** Everything about one module. */
export function ModuleInspector({ module, RulesOfModule, ReviewOfModule }: ModuleInspectorProps) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const tab = useSession((state) => state.inspectorTab);
  const filled = completenessOf(document, module);
  const count = filled.filter(Boolean).length;
  const role = useSession((state) => currentRole(document, state.role)?.id);
  const zones = [...document.tables.zone.values()].filter((zone) => zone.modules.includes(module.id)).sort((a, b) => Number(b.role === role) - Number(a.role === role));
  return (
    <div className="inspect">
      <div className="inspect-head">
        {zones.length > 0 && <div className="row wrap">{zones.map((zone) => <Badge key={zone.id} tone={zoneTone[zone.policy] ?? ''} title={`${nameOf(document, zone.role)}: ${zone.title}`}>{zone.role === role ? zone.title : `${nameOf(document, zone.role)}: ${zone.title}`}</Badge>)}</div>}
        <TextInput bare multiline oneLine className="inspect-title" label={t('field.title')} value={module.title} onCommit={(title) => title.trim() !== '' && void setFields(studio, module.id, { title: title.replace(/\s*\n\s*/g, ' ').trim() })} />
        {module.course && <p className="muted">{t('inspect.from', { course: [nameOf(document, module.course), ...module.lineage.slice(1)].join(' › ') })}</p>}
        <div className="row">
          <div className="meter grow" role="img" aria-label={t('inspect.complete', { filled: count, total: filled.length })}><i style={{ width: `${(count / filled.length) * 100}%` }} /></div>
          <span className="count">{t('inspect.complete', { filled: count, total: filled.length })}</span>
        </div>
      </div>
      <Tabs className="inspect-tabs" selectedKey={tab} onSelectionChange={(key) => studio.session.setState({ inspectorTab: String(key) })}>
        <TabList aria-label={module.title} className="tabs">
          <Tab id="details" className="tab">{t('inspect.details')}</Tab>
          <Tab id="content" className="tab">{t('inspect.content')}</Tab>
          <Tab id="rules" className="tab">{t('inspect.rules')}</Tab>
          <Tab id="review" className="tab">{t('inspect.review')}</Tab>
        </TabList>
        <TabPanel id="details" className="inspect-body">
          <ModuleDetails module={module} />
          <NeighbourLists module={module.id} />
          <RequirementGroups module={module.id} />
          <ModuleVersions module={module.id} />
        </TabPanel>
        <TabPanel id="content" className="inspect-body">
          <PagesEditor module={module.id} />
          <QuestionSets module={module.id} />
          <Checklists module={module.id} />
        </TabPanel>
        <TabPanel id="rules" className="inspect-body"><RulesOfModule module={module.id} /></TabPanel>
        <TabPanel id="review" className="inspect-body"><ReviewOfModule module={module.id} /></TabPanel>
      </Tabs>
      <div className="inspect-foot">
        <Button onPress={() => studio.openDialog({ kind: 'add-prerequisite', module: module.id, direction: 'needs' })}><Link aria-hidden /> {t('action.addPrerequisite')}</Button>
      </div>
    </div>
  );
}
