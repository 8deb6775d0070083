import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { compareNatural } from '#shared/kit/natural-order';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { t } from '../../i18n/t';
import { countedFields, fieldById, fieldsOf } from '../../store/fields/all-fields';
import type { ModuleField } from '../../store/fields/module-field';
import { changeView, plainView, type LibraryView } from '../../store/library-view';
import { modulesOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Button, IconButton } from '../../ui/button';
import { PickList } from '../../ui/pick-list';
import { SelectBox, type Choice } from '../../ui/select-box';

const usualFilters: readonly string[] = ['course', 'level', 'tags'];
/** Most values that a filter offers; what is rarer is found by searching. */
const mostValues = 400;
const missing = '\u0000missing';

/** What a view leaves out, and how it is grouped. */
export function FilterBar() {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { view } = useSession((state) => state.library);
  const [added, setAdded] = useState<readonly string[]>([]);
  const change = (part: Partial<LibraryView>): void => changeView(studio, part);
  const counted = countedFields(document);
  const shown = [...new Set([...usualFilters, ...added, ...Object.keys(view.where).filter((id) => view.where[id] !== null || !counted.some((field) => field.id === id))])];
  const isFiltered = Object.keys(view.where).length > 0 || view.review !== 'any' || view.search !== '' || view.sort !== null;
  const any: Choice<string> = { value: 'any', label: t('library.any') };
  const absent = counted.find(({ id }) => view.where[id] === null)?.id ?? 'any';
  const setWhere = (id: string, value: string | null | undefined): void => {
    const rest = Object.fromEntries(Object.entries(view.where).filter(([other]) => other !== id));
    change({ where: value === undefined ? rest : { ...rest, [id]: value } });
  };
  return (
    <div className="filters" role="group" aria-label={t('library.filters')}>
      {shown.map((id) => {
        const field = fieldById(document, id);
        if (!field) return null;
        return (
          <span key={id} className="row tight">
            <FieldFilter document={document} field={field} value={view.where[id]} onChange={(value) => setWhere(id, value)} />
            {!usualFilters.includes(id) && <IconButton size="small" label={t('library.removeFilter', { field: field.label })} onPress={() => { setAdded(added.filter((other) => other !== id)); setWhere(id, undefined); }}><X /></IconButton>}
          </span>
        );
      })}
      <SelectBox
        look="pill" label={t('library.filterMissing')} prefix={t('library.filterMissing')} value={absent} choices={[any, ...counted.map((field) => ({ value: field.id, label: field.label }))]}
        onChange={(id) => change({ where: { ...Object.fromEntries(Object.entries(view.where).filter(([other, value]) => value !== null || !counted.some((field) => field.id === other))), ...(id === 'any' ? {} : { [id]: null }) } })}
      />
      <SelectBox look="pill" label={t('library.filterReview')} prefix={t('library.filterReview')} value={view.review} onChange={(review) => change({ review })} choices={[{ value: 'any', label: t('library.any') }, ...(['mine', 'waiting', 'changed', 'comments'] as const).map((value) => ({ value, label: t(`library.review.${value}`) })), ...(['draft', 'approved', 'retired'] as const).map((value) => ({ value, label: t(`review.state.${value}`) }))]} />
      <PickList
        className="pill" label={t('library.addFilter')} text={t('library.addFilter')} chosen={[]} searchText={t('columns.search')} emptyText={t('columns.none')}
        options={fieldsOf(document).filter(({ id, kind }) => !shown.includes(id) && kind !== 'long' && !['title', 'code', 'complete'].includes(id)).map(({ id, label }) => ({ id, title: label }))} onChange={([id]) => id && setAdded([...added, id])}
      />
      {isFiltered && <Button size="small" look="quiet" onPress={() => { setAdded([]); change({ search: plainView.search, where: plainView.where, review: plainView.review, sort: plainView.sort }); }}><X aria-hidden /> {t('library.clearFilters')}</Button>}
      <span className="spacer" />
      <SelectBox look="pill" label={t('library.group')} prefix={t('library.group')} value={view.group ?? 'none'} onChange={(group) => change({ group: group === 'none' ? null : group })} choices={[{ value: 'none', label: t('library.groupNone') }, ...groupable(document).map(({ id, label }) => ({ value: id, label: id === 'course' ? t('library.groupCourse') : label }))]} />
    </div>
  );
}

function groupable(document: TrellisDocument): readonly ModuleField[] {
  const fields = fieldsOf(document).filter(({ id, kind }) => kind !== 'long' && !['title', 'code', 'prerequisites', 'complete', 'effort'].includes(id));
  return [...fields.filter(({ id }) => id === 'course'), ...fields.filter(({ id }) => id !== 'course')];
}

/** The values that modules have in a field, to choose one; or that they have none. */
function FieldFilter({ document, field, value, onChange }: { readonly document: TrellisDocument; readonly field: ModuleField; readonly value: string | null | undefined; readonly onChange: (value: string | null | undefined) => void }) {
  const choices = useMemo(() => {
    const used = new Set(modulesOf(document).flatMap((module) => field.values(document, module)));
    if (typeof value === 'string') used.add(value);
    const closed = field.choices?.(document) ?? [];
    const ordered = closed.length > 0 ? closed.map((choice) => choice.value) : [...used].sort((a, b) => compareNatural(field.nameOf(document, a).toLowerCase(), field.nameOf(document, b).toLowerCase()));
    return [...new Set([...ordered.slice(0, mostValues), ...(typeof value === 'string' ? [value] : [])])].map((each) => ({ value: each, label: field.nameOf(document, each) }));
  }, [document, field, value]);
  const label = field.id === 'tags' ? t('library.filterTag') : field.id === 'course' ? t('library.filterCourse') : field.label;
  return (
    <SelectBox
      look="pill" label={label} prefix={label} value={value === undefined ? 'any' : (value ?? missing)} onChange={(next) => onChange(next === 'any' ? undefined : next === missing ? null : next)}
      choices={[{ value: 'any', label: t('library.any') }, ...choices, { value: missing, label: field.id === 'course' ? t('library.noCourse') : t('library.missing') }]}
    />
  );
}
