import { useState } from 'react';
import type { CourseModule } from '#shared/model/module';
import { accessibilityFeatures, deliveryModes, evidenceKinds, levels, mediaFormats, moduleKinds, riskClasses, sourceKinds } from '#shared/model/vocabulary';
import { t } from '../../i18n/t';
import { coursesOf } from '../../store/selectors';
import { offeredWords } from '../../store/fields/vocabularies';
import { useReplica, useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Button } from '../../ui/button';
import { TagInput } from '../../ui/tag-input';
import { CompetencyField } from './competency-field';
import { CustomFields } from './custom-fields';
import { ChoiceField, FieldRow, NumberField, TextField } from './fields';
import { EffortField } from './effort-field';
import { EstimateLine } from './estimate-line';
import { Objectives } from './objectives';

/** The default metadata schema, the rarer fields behind "More fields". */
export function ModuleDetails({ module }: { readonly module: CourseModule }) {
  const [more, setMore] = useState(false);
  const { id } = module;
  return (
    <section className="fields">
      <CompetencyField module={module} />
      <ChoiceField id={id} field="level" label={t('field.level')} value={module.level} choices={levels.map((value) => ({ value, label: t(`level.${value}`) }))} />
      <Objectives module={id} />
      <ChoiceField id={id} field="format" label={t('field.format')} value={module.format} choices={mediaFormats.map((value) => ({ value, label: t(`format.${value}`) }))} />
      <NumberField id={id} field="minutes" label={t('field.minutes')} value={module.minutes} />
      {module.minutes === null && <EstimateLine module={id} />}
      <TextField id={id} field="industryContext" label={t('field.industryContext')} value={module.industryContext} />
      <Tags module={module} field="tags" />
      <NumberField id={id} field="passMark" label={t('field.passMark')} value={module.passMark} scale={100} unit="%" max={100} hint={t('inspect.passMarkHint')} />
      <ChoiceField id={id} field="evidenceKind" label={t('field.evidenceKind')} value={module.evidenceKind} choices={evidenceKinds.map((value) => ({ value, label: t(`evidence.${value}`) }))} />
      <ChoiceField id={id} field="riskClass" label={t('field.riskClass')} value={module.riskClass} choices={riskClasses.map((value) => ({ value, label: t(`risk.${value}`) }))} />
      <TextField id={id} field="why" label={t('field.why')} value={module.why} multiline />
      <CustomFields module={module} />
      {more ? <MoreFields module={module} /> : <Button size="small" look="quiet" onPress={() => setMore(true)}>{t('inspect.more')}</Button>}
    </section>
  );
}

function MoreFields({ module }: { readonly module: CourseModule }) {
  const document = useReplica((state) => state.document);
  const studio = useStudio();
  const { id } = module;
  const isSession = module.moduleKind === 'scheduled-session' || module.deliveryMode === 'scheduled-session' || module.capacity !== null || module.facilitatorGuide !== '';
  return (
    <>
      <TextField id={id} field="code" label={t('field.code')} value={module.code} />
      <ChoiceField id={id} field="course" label={t('field.course')} value={module.course} choices={coursesOf(document).map((course) => ({ value: course.id, label: course.title }))} />
      <ChoiceField id={id} field="moduleKind" label={t('field.moduleKind')} value={module.moduleKind} optional={false} choices={moduleKinds.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      <ChoiceField id={id} field="deliveryMode" label={t('field.deliveryMode')} value={module.deliveryMode} optional={false} choices={deliveryModes.map((value) => ({ value, label: t(`delivery.${value}`) }))} />
      <Tags module={module} field="technologyTags" />
      <Tags module={module} field="regulationTags" />
      <TextField id={id} field="owner" label={t('field.owner')} value={module.owner} />
      <TextField id={id} field="reviewer" label={t('field.reviewer')} value={module.reviewer} />
      <TextField id={id} field="reviewBy" label={t('field.reviewBy')} value={module.reviewBy ?? ''} type="date" />
      <TextField id={id} field="language" label={t('field.language')} value={module.language} />
      <ChoiceField id={id} field="sourceKind" label={t('field.sourceKind')} value={module.sourceKind} optional={false} choices={sourceKinds.map((value) => ({ value, label: t(`source.${value}`) }))} />
      {isSession && <NumberField id={id} field="capacity" label={t('field.capacity')} value={module.capacity} />}
      {isSession && <TextField id={id} field="facilitatorGuide" label={t('field.facilitatorGuide')} value={module.facilitatorGuide} multiline />}
      <TextField id={id} field="jobEvent" label={t('field.jobEvent')} value={module.jobEvent} />
      {module.jobEvent !== '' && <NumberField id={id} field="leadHours" label={t('field.leadHours')} value={module.leadHours} />}
      <EffortField module={module} />
      <TextField id={id} field="licence" label={t('field.licence')} value={module.licence} />
      <NumberField id={id} field="validityDays" label={t('field.validityDays')} value={module.validityDays} />
      <NumberField id={id} field="credits" label={t('field.credits')} value={module.credits} />
      <TextField id={id} field="description" label={t('field.description')} value={module.description} multiline />
      <FieldRow label={t('field.accessibility')}>
        <div className="stack tight">
          {accessibilityFeatures.map((feature) => (
            <label key={feature} className="row">
              <input type="checkbox" className="check" checked={module.accessibility.includes(feature)} onChange={(event) => void setFields(studio, id, { accessibility: event.target.checked ? [...module.accessibility, feature] : module.accessibility.filter((other) => other !== feature) })} />
              {t(`access.${feature}`)}
            </label>
          ))}
        </div>
      </FieldRow>
    </>
  );
}

function Tags({ module, field }: { readonly module: CourseModule; readonly field: 'tags' | 'technologyTags' | 'regulationTags' }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  return (
    <FieldRow label={t(`field.${field}`)}>
      <TagInput label={t(`field.${field}`)} tags={module[field]} suggestions={offeredWords(document, field)} placeholder={t('library.addTag')} removeLabel={(tag) => t('library.removeTag', { tag })} onChange={(tags) => void setFields(studio, module.id, { [field]: tags })} />
    </FieldRow>
  );
}
