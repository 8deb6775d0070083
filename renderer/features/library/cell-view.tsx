import type { TrellisDocument } from '#shared/document/trellis-document';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import { completenessOf, nameOf, objectivesOf } from '../../store/selectors';
import { FormatIcon } from '../../ui/format-icon';
import { LevelBars } from '../../ui/level-bars';
import { prerequisiteNames, type ColumnId } from './columns';

function Missing() {
  return <span className="missing"><i aria-hidden /> {t('library.missing')}</span>;
}

function Chips({ items, mono }: { readonly items: readonly string[]; readonly mono?: boolean }) {
  return <>{items.map((item) => <span key={item} className={mono ? 'badge mono' : 'badge'}><span className="truncate">{item}</span></span>)}</>;
}

/** A cell at rest. */
export function CellView({ document, module, column }: { readonly document: TrellisDocument; readonly module: CourseModule; readonly column: ColumnId }) {
  switch (column) {
    case 'code': return <span className="mono truncate">{module.code}</span>;
    case 'title': return <span className="truncate strong" title={module.title}>{module.title}</span>;
    case 'competency': return module.competencies.length > 0 ? <Chips items={module.competencies.map((id) => nameOf(document, id))} /> : <Missing />;
    case 'level': return module.level ? <><LevelBars level={module.level} /> {t(`level.${module.level}`)}</> : <Missing />;
    case 'prerequisites': {
      const names = prerequisiteNames(document, module);
      return names.length > 0 ? <Chips items={names} mono /> : <span className="muted">{t('library.none')}</span>;
    }
    case 'objective': {
      const [first, ...rest] = objectivesOf(document, module.id);
      return first ? <><span className="truncate" title={first.text}>{first.text}</span>{rest.length > 0 && <span className="muted num">+{rest.length}</span>}</> : <Missing />;
    }
    case 'context': return module.industryContext ? <span className="truncate">{module.industryContext}</span> : <Missing />;
    case 'format': return module.format ? <><FormatIcon format={module.format} /> <span className="truncate">{t(`format.${module.format}`)}</span></> : <Missing />;
    case 'minutes': return module.minutes === null ? <Missing /> : <span className="num">{module.minutes}</span>;
    case 'tags': return <Chips items={module.tags} />;
    case 'complete': return <Completeness filled={completenessOf(document, module)} />;
  }
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
