import { GitMerge } from 'lucide-react';
import { useEffect, useRef, type MouseEvent } from 'react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { askedWords, groupWords, linkWords } from '../../store/structure-words';
import { useReplica } from '../../store/studio-context';
import type { Chip } from './table-rows';

/** How a chip is drawn, and what it is called. */
function wordsOf(document: TrellisDocument, chip: Chip): { readonly title: string; readonly kind: string; readonly name: string } {
  if (chip.kind === 'group') return { title: groupWords(document, chip.requirement.group), kind: '', name: groupWords(document, chip.requirement.group) };
  const { edge } = chip;
  const kind = [edge.kind === 'prerequisite' ? '' : t(`edge.${edge.kind}`), askedWords(edge)].filter(Boolean).join(', ');
  if (chip.kind === 'needs') return { title: nameOf(document, edge.from), kind, name: linkWords(document, edge) };
  return { title: nameOf(document, edge.to), kind, name: t('graphTable.goTo', { words: t('links.words', { kind: t(`edge.${edge.kind}`), title: nameOf(document, edge.to) }) }) };
}

interface Props {
  /** Ids of the chips begin so. */
  readonly id: string;
  readonly chips: readonly Chip[];
  /** The chip that has the focus. */
  readonly here: number | null;
  readonly onPress: (chip: number, event: MouseEvent) => void;
}

/** Links or groups in a cell, one by one. */
export function ChipList({ id, chips, here, onPress }: Props) {
  const document = useReplica((state) => state.document);
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (here !== null) box.current?.children[here]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    else if (box.current) box.current.scrollLeft = 0;
  }, [here]);
  return (
    <>
    <span ref={box} className="chip-line">
      {chips.map((chip, index) => {
        const { title, kind, name } = wordsOf(document, chip);
        return (
          <span key={chip.kind === 'group' ? chip.requirement.id : chip.edge.id} id={`${id}-${index}`} role="button" aria-label={name} title={name} className={`link-chip ${chip.kind === 'group' ? 'group' : chip.edge.kind}${here === index ? ' here' : ''}`} onClick={(event) => { event.stopPropagation(); onPress(index, event); }}>
            {chip.kind === 'group' && <GitMerge aria-hidden />}<span className="truncate">{title}</span>{kind && <small>{kind}</small>}
          </span>
        );
      })}
    </span>
    {chips.length > 1 && <span className="count" aria-hidden>{chips.length}</span>}
    </>
  );
}
