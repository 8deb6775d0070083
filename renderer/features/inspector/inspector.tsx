import { MousePointerClick } from 'lucide-react';
import { useDeferredValue, useEffect, useRef, type ComponentType } from 'react';
import type { RecordId } from '#shared/model/ids';
import type { Rule } from '#shared/model/rule';
import { getRecord } from '#shared/document/trellis-document';
import { t } from '../../i18n/t';
import { useReplica, useSession, useSignal, useStudio } from '../../store/studio-context';
import { EmptyState } from '../../ui/empty-state';
import { CompetencyInspector } from './competency-inspector';
import { EdgeInspector } from './edge-inspector';
import { GateInspector } from './gate-inspector';
import { GroupInspector } from './requirement-groups';
import { LibraryHealth } from './library-health';
import { ManyInspector } from './many-inspector';
import { ModuleInspector } from './module-inspector';
import { RoleInspector } from './role-inspector';
import { ZoneInspector } from './zone-inspector';
import './inspector.css';

export interface InspectorProps {
  readonly RulesOfModule: ComponentType<{ readonly module: RecordId }>;
  readonly ReviewOfModule: ComponentType<{ readonly module: RecordId }>;
  readonly RuleInspector: ComponentType<{ readonly rule: Rule }>;
}

/** Shows and edits what is selected. */
export function Inspector({ RulesOfModule, ReviewOfModule, RuleInspector }: InspectorProps) {
  const chosen = useSession((state) => state.selection);
  // What is selected is marked at once; its fields follow when no key waits.
  const selection = useDeferredValue(chosen);
  const screen = useSession((state) => state.screen);
  const [first] = selection;
  const record = useReplica((state) => (first ? getRecord(state.document, first) : undefined));
  const studio = useStudio();
  const shown = useRef(selection);
  useEffect(() => {
    shown.current = selection;
  });
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Not before what is selected is shown: the title of another record must not take the text. */
  const focusShown = (): void => {
    if (shown.current === studio.session.getState().selection) focusTitle();
    else waiting.current = setTimeout(focusShown, 30);
  };
  useSignal('rename', () => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(focusShown, 60);
  });
  useSignal('renames-in-place', () => clearTimeout(waiting.current));
  if (selection.length > 1) return <ManyInspector ids={selection} />;
  if (!record) return screen === 'library' ? <LibraryHealth /> : <EmptyState icon={<MousePointerClick aria-hidden />} title={t('nav.inspectorEmpty')} text={t('nav.inspectorHint')} />;
  switch (record.type) {
    case 'module': return <ModuleInspector key={record.id} module={record} RulesOfModule={RulesOfModule} ReviewOfModule={ReviewOfModule} />;
    case 'edge': return <EdgeInspector key={record.id} edge={record} />;
    case 'requirement': return <GroupInspector key={record.id} requirement={record} />;
    case 'zone': return <ZoneInspector key={record.id} zone={record} />;
    case 'gate': return <GateInspector key={record.id} gate={record} />;
    case 'role': return <RoleInspector key={record.id} role={record} />;
    case 'competency': return <CompetencyInspector key={record.id} competency={record} />;
    case 'rule': return <RuleInspector key={record.id} rule={record} />;
    default: return <EmptyState title={t('nav.inspectorEmpty')} text={t('inspect.other')} />;
  }
}

/** Rename: what the work area does not edit in place (a zone, a gate, a module off the canvas) is edited in its title here. */
function focusTitle(): void {
  const title = document.querySelector<HTMLInputElement | HTMLTextAreaElement>('.inspector .inspect-title');
  title?.focus();
  title?.select();
}
