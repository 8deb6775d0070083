import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import { customFieldsOf, customModuleField, customText } from '../../store/fields/custom-fields';
import { writeCells } from '../../store/fields/write-cells';
import { useReplica, useStudio } from '../../store/studio-context';
import { SelectBox } from '../../ui/select-box';
import { CommitInput } from '../../ui/commit-input';
import { FieldRow } from './fields';

const unset = 'unset';

/** The workspace's own fields of a module. */
export function CustomFields({ module }: { readonly module: CourseModule }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  return (
    <>
      {customFieldsOf(document).map((custom) => {
        const field = customModuleField(custom);
        const { label } = field;
        const text = customText(Object.hasOwn(module.custom, custom.key) ? module.custom[custom.key] : undefined);
        const write = (next: string): void => void writeCells(studio, [{ module, field, text: next }], { label: t('library.edit', { column: label, title: module.title }) });
        const choices = field.choices?.(document);
        return (
          <FieldRow key={custom.key} label={label}>
            {choices ? (
              <SelectBox look="bare" label={label} value={text === '' ? unset : text} choices={[...choices, ...(text !== '' && !choices.some(({ value }) => value === text) ? [{ value: text, label: text }] : []), { value: unset, label: t('inspect.notSet') }]} onChange={(next) => write(next === unset ? '' : next)} />
            ) : <CommitInput bare label={label} value={text} type={custom.kind === 'date' ? 'date' : 'text'} placeholder={custom.hint || t('inspect.notSet')} onCommit={write} />}
          </FieldRow>
        );
      })}
    </>
  );
}
