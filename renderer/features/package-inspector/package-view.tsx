import { useEffect, useRef } from 'react';
import type { ResponseOf } from '#shared/contract/contract';
import type { Finding } from '#shared/kit/finding';
import { t } from '../../i18n/t';
import { Badge } from '../../ui/badge';
import { FindingList } from './finding-list';
import { ItemTree } from './item-tree';

/** What the package is, its items, and what is wrong with it. Focus begins at its title, where the choice of a file was. */
export function PackageView({ name, report }: { readonly name: string; readonly report: ResponseOf<'package.inspect'> }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="package-view">
      <div className="package-head">
        <h3 ref={title} tabIndex={-1} className="truncate" title={report.title}>{report.title || t('package.untitled')}</h3>
        <Badge tone={report.kind === 'zip' ? 'warn' : 'ok'}>{t(`package.kind.${report.kind}`)} {report.version}</Badge>
        <span className="mono muted truncate">{name}</span>
      </div>
      <section className="package-part" aria-label={t('package.findings')}><FindingList findings={report.findings as readonly Finding[]} /></section>
      <section className="package-part" aria-label={t('package.items')}>
        <h4>{t('package.items')} <span className="count">{report.items.length}</span></h4>
        <ItemTree items={report.items} />
      </section>
    </div>
  );
}
