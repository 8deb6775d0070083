import type { PackageItem } from '#shared/exchange/inspect/package-report';
import { t } from '../../i18n/t';
import { Badge } from '../../ui/badge';

interface Branch {
  readonly item: PackageItem;
  readonly below: Branch[];
}

/** Items with their depth as branches; one that is deeper than its place allows hangs on the last that is there. */
export function branchesOf(items: readonly PackageItem[]): readonly Branch[] {
  const top: Branch[] = [];
  const open: Branch[] = [];
  for (const item of items) {
    const branch: Branch = { item, below: [] };
    open.length = Math.min(open.length, item.depth);
    (open.at(-1)?.below ?? top).push(branch);
    open.push(branch);
  }
  return top;
}

/** The items as an LMS would list them: what each is, and what it opens. Nested lists, so that a screen reader says the level. */
export function ItemTree({ items }: { readonly items: readonly PackageItem[] }) {
  if (items.length === 0) return <p className="muted">{t('package.items.none')}</p>;
  return <Branches branches={branchesOf(items)} />;
}

function Branches({ branches }: { readonly branches: readonly Branch[] }) {
  return (
    <ul className="package-items">
      {branches.map(({ item, below }, index) => (
        <li key={index}>
          <div className="package-item">
            <span className="grow">{item.title || item.identifier}</span>
            <Badge>{t(`package.type.${item.type}`)}</Badge>
            {item.prerequisites !== '' && <small className="muted">{t('package.after', { prerequisites: item.prerequisites })}</small>}
            {item.type !== 'heading' && <small className={item.href === null ? 'package-nothing' : 'mono muted'}>{item.href === null ? t('package.opensNothing') : t('package.opens', { href: item.href })}</small>}
          </div>
          {below.length > 0 && <Branches branches={below} />}
        </li>
      ))}
    </ul>
  );
}
