import type { Command } from '#shared/document/apply-command';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import { newId } from '../../store/new-id';
import { nameOf, nextPlace } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { TagInput } from '../../ui/tag-input';
import { FieldRow } from './fields';

/** The competencies of a module by title; a new title becomes a competency. */
export function CompetencyField({ module }: { readonly module: CourseModule }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const all = [...document.tables.competency.values()];
  const change = (titles: readonly string[]): void => {
    const commands: Command[] = [];
    const ids = titles.map((title) => {
      const known = all.find((competency) => competency.title.toLowerCase() === title.toLowerCase());
      if (known) return known.id;
      const id = newId('competency');
      commands.push({ name: 'record.create', payload: { records: [{ id, type: 'competency', title, place: nextPlace(all) }] } });
      return id;
    });
    commands.push({ name: 'record.update', payload: { updates: [{ id: module.id, set: { competencies: ids } }] } });
    void studio.dispatch(commands, { label: t('library.edit', { column: t('column.competency'), title: module.title }), focus: [module.id] });
  };
  return (
    <FieldRow label={t('field.competencies')}>
      <TagInput label={t('field.competencies')} tags={module.competencies.map((id) => nameOf(document, id))} suggestions={all.map((competency) => competency.title)} placeholder={t('inspect.notSet')} removeLabel={(tag) => t('library.removeTag', { tag })} onChange={change} />
      {module.competencies.length > 0 && <div className="row wrap">{module.competencies.map((id) => <button key={id} type="button" className="link-button" onClick={() => studio.select([id])}>{t('competency.open', { title: nameOf(document, id) })}</button>)}</div>}
    </FieldRow>
  );
}
