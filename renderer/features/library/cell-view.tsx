import type { TrellisDocument } from '#shared/document/trellis-document';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import { completenessOf } from '../../store/fields/all-fields';
import type { ModuleField } from '../../store/fields/module-field';
import { objectivesOf } from '../../store/selectors';
import { FormatIcon } from '../../ui/format-icon';
import { LevelBars } from '../../ui/level-bars';

function Missing() {
  return <span className="missing"><i aria-hidden /> {t('library.missing')}</span>;
}

function Chips({ items, mono }: { readonly items: readonly string[]; readonly mono?: boolean }) {
  return <>{items.map((item) => <span key={item} className={mono ? 'badge mono' : 'badge'}><span className="truncate">{item}</span></span>)}</>;
}

/** A cell at rest. Only what counts towards a module being complete is called missing; anything else is empty. */
export function CellView({ document, module, field }: { readonly document: TrellisDocument; readonly module: CourseModule; readonly field: ModuleField }) {
  if (field.id === 'complete') return <Completeness filled={completenessOf(document, module)} />;
  const text = field.text(document, module);
  if (text === '') return field.isCounted ? <Missing /> : field.id === 'prerequisites' ? <span className="muted">{t('library.none')}</span> : null;
  switch (field.id) {
    case 'code': return <span className="mono truncate">{text}</span>;
    case 'title': return <span className="truncate strong" title={text}>{text}</span>;
    case 'level': return <>{module.level && <LevelBars level={module.level} />} {text}</>;
    case 'format': return <><FormatIcon format={module.format} /> <span className="truncate">{text}</span></>;
    case 'objective': {
      const more = objectivesOf(document, module.id).length - 1;
      return <><span className="truncate" title={text}>{text}</span>{more > 0 && <span className="muted num">+{more}</span>}</>;
    }
  }
  if (field.kind === 'names' || field.kind === 'words') return <Chips items={field.values(document, module).map((value) => field.nameOf(document, value))} mono={field.id === 'prerequisites'} />;
  return <span className={field.kind === 'number' ? 'num' : 'truncate'} title={field.kind === 'long' ? text : undefined}>{text}</span>;
}

function Completeness({ filled }: { readonly filled: readonly boolean[] }) {
  const count = filled.filter(Boolean).length;
  return (
    <span className="row complete" role="img" aria-label={t('library.filled', { filled: count, total: filled.length })}>
      <span className="pips">{filled.map((isFilled, index) => <i key={index} className={isFilled ? 'full' : ''} />)}</span>
      <span className="num muted">{count}/{filled.length}</span>
    </span>
  );
}
