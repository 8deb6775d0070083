import { ChevronDown, ChevronRight, Fence, SlidersHorizontal } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { outlineItem } from '../../store/outline-press';
import { currentRole, modulesOf, rulesOf } from '../../store/selectors';
import { zoneTone } from '../../store/session';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { FormatIcon } from '../../ui/format-icon';
import { layoutPath } from './path-layout';

/** The path as a list: zones with their modules, gates, rules, and what is not in it. Modules can be dragged onto the canvas. */
export function PathOutline() {
  const document = useReplica((state) => state.document);
  const chosen = useSession((state) => state.role);
  const role = currentRole(document, chosen);
  const layout = useMemo(() => (role ? layoutPath(document, role.id) : null), [document, role]);
  if (!role || !layout) return <div className="panel-head"><h2>{t('path.outline')}</h2></div>;
  const inside = new Set(layout.containers.flatMap((container) => container.modules));
  const outside = modulesOf(document).filter((module) => !inside.has(module.id)).map((module) => module.id);
  return (
    <>
      <div className="panel-head">
        <h2>{t('path.outline')}</h2>
        <span className="count">{inside.size}</span>
      </div>
      <div className="panel-scroll">
        {layout.containers.map(({ id, zone, modules }) => (
          <Group key={id} id={zone ? id : null} title={zone?.title ?? t('path.pulledIn')} tone={zone ? (zoneTone[zone.policy] ?? '') : ''} count={modules.length}>
            {modules.map((module) => <ModuleItem key={module} id={module} />)}
          </Group>
        ))}
        {layout.gates.map(({ gate }) => <RecordItem key={gate.id} id={gate.id} title={gate.title || t('path.gate')} icon={<Fence aria-hidden />} />)}
        {rulesOf(document, role.id).length > 0 && <h3 className="section-title">{t('rules.title')}</h3>}
        {rulesOf(document, role.id).map((rule) => <RecordItem key={rule.id} id={rule.id} title={rule.title} icon={<SlidersHorizontal aria-hidden />} />)}
        <Group id={null} title={t('path.notInPath')} tone="" count={outside.length} folded={outside.length > 40}>
          {outside.map((module) => <ModuleItem key={module} id={module} />)}
        </Group>
      </div>
    </>
  );
}

interface GroupProps {
  readonly id: RecordId | null;
  readonly title: string;
  readonly tone: string;
  readonly count: number;
  readonly folded?: boolean;
  readonly children: ReactNode;
}

function Group({ id, title, tone, count, folded = false, children }: GroupProps) {
  const studio = useStudio();
  const [open, setOpen] = useState(!folded);
  const Icon = open ? ChevronDown : ChevronRight;
  const press = (): void => {
    setOpen(id && !studio.session.getState().selection.includes(id) ? true : !open);
    if (id) studio.select([id]);
  };
  return (
    <section>
      <button type="button" className={`outline-group tone-text-${tone}`} aria-expanded={open} onClick={press}>
        <Icon aria-hidden />
        <span className="truncate">{title}</span>
        <span className="count">{count}</span>
      </button>
      {open && <ul>{children}</ul>}
    </section>
  );
}

function ModuleItem({ id }: { readonly id: RecordId }) {
  const studio = useStudio();
  const module = useReplica((state) => state.document.tables.module.get(id));
  const isCurrent = useSession((state) => state.selection.includes(id));
  if (!module) return null;
  return (
    <li>
      <button
        type="button" className="outline-item" aria-current={isCurrent} draggable
        onDragStart={(event) => event.dataTransfer.setData('application/x-trellis-modules', isCurrent ? studio.session.getState().selection.filter((other) => other.startsWith('module:')).join(' ') : id)}
        {...outlineItem(studio, id)}
      >
        <FormatIcon format={module.format} />
        <span className="truncate">{module.title}</span>
        {module.minutes !== null && <span className="count">{module.minutes}</span>}
      </button>
    </li>
  );
}

function RecordItem({ id, title, icon }: { readonly id: RecordId; readonly title: string; readonly icon: ReactNode }) {
  const studio = useStudio();
  const isCurrent = useSession((state) => state.selection.includes(id));
  return (
    <button type="button" className="outline-item" style={{ paddingLeft: 10 }} aria-current={isCurrent} onClick={() => { studio.select([id]); studio.signal('reveal'); }}>
      {icon}
      <span className="truncate">{title}</span>
    </button>
  );
}
