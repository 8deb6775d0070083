import { ChevronDown, ChevronRight, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CourseModule } from '#shared/model/module';
import { minutesText, t } from '../../i18n/t';
import { outlineItem } from '../../store/outline-press';
import { coursesOf, modulesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { addModule } from '../../store/verbs';
import { IconButton } from '../../ui/button';
import { FormatIcon } from '../../ui/format-icon';

/** More than this and a course starts folded. */
const foldAbove = 300;

/** The source courses and what was broken out of them. */
export function LibraryOutline() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const groups = useMemo(() => {
    const modules = modulesOf(document);
    return [...coursesOf(document).map((course) => ({ id: course.id, title: course.title })), { id: null, title: t('library.noCourse') }]
      .map((group) => ({ ...group, modules: modules.filter((module) => module.course === group.id) }))
      .filter((group) => group.modules.length > 0 || group.id !== null);
  }, [document]);
  return (
    <>
      <div className="panel-head">
        <h2>{t('library.outline')}</h2>
        <span className="count">{coursesOf(document).length}</span>
        <span className="spacer" />
        <IconButton size="small" label={t('library.add')} onPress={() => void addModule(studio)}><Plus /></IconButton>
      </div>
      <div className="panel-scroll">
        {groups.map((group) => <CourseGroup key={group.id ?? 'none'} title={group.title} modules={group.modules} />)}
      </div>
    </>
  );
}

function CourseGroup({ title, modules }: { readonly title: string; readonly modules: readonly CourseModule[] }) {
  const studio = useStudio();
  const selection = useSession((state) => state.selection);
  const [open, setOpen] = useState(modules.length <= foldAbove);
  const minutes = modules.reduce((sum, module) => sum + (module.minutes ?? 0), 0);
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <section>
      <button type="button" className="outline-group" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon aria-hidden />
        <span className="truncate">{title}</span>
        <span className="count">{minutesText(minutes)}</span>
        <span className="count pill">{modules.length}</span>
      </button>
      {open && (
        <ul>
          {modules.map((module) => (
            <li key={module.id}>
              <button type="button" className="outline-item" aria-current={selection.includes(module.id)} {...outlineItem(studio, module.id)}>
                <FormatIcon format={module.format} />
                <span className="truncate">{module.title}</span>
                {module.minutes !== null && <span className="count">{module.minutes}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
