import { ArrowRightLeft, Fence, GitMerge, Link2, SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { zoneTone } from '../../store/session';
import { FormatIcon } from '../../ui/format-icon';
import type { OutlineSubject } from './outline-rows';

export function rowIcon(document: TrellisDocument, subject: OutlineSubject): ReactNode {
  switch (subject.kind) {
    case 'module': return <FormatIcon format={document.tables.module.get(subject.module)?.format ?? null} />;
    case 'gate': return <Fence aria-hidden />;
    case 'rule': return <SlidersHorizontal aria-hidden />;
    case 'link': return subject.edge.kind === 'corequisite' || subject.edge.kind === 'strict-corequisite' ? <ArrowRightLeft aria-hidden /> : <Link2 aria-hidden />;
    case 'group': return <GitMerge aria-hidden />;
    default: return null;
  }
}

export function rowLook({ kind, ...rest }: OutlineSubject): string {
  if (kind === 'zone' && 'zone' in rest) return `strong tone-text-${zoneTone[rest.zone.policy]}`;
  if (kind === 'link' || kind === 'group') return 'faint';
  return kind === 'module' || kind === 'rule' ? '' : 'strong';
}
