import { ChevronDown, ChevronRight, Scissors, SquareArrowUpRight } from 'lucide-react';
import { useState } from 'react';
import type { CutPoint } from '#shared/document/breakdown/cut-points';
import type { Stretch } from '#shared/document/breakdown/suggest-split';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { pagesOf } from '../../store/selectors';
import { useReplica } from '../../store/studio-context';
import { IconButton } from '../../ui/button';
import { keyOf, type PlacedCut } from './parts';

interface Props {
  readonly module: RecordId;
  readonly stretch: Stretch;
  /** Where the next one begins. */
  readonly next: CutPoint | null;
  readonly cuts: ReadonlyMap<string, PlacedCut>;
  readonly onToggle: (cut: PlacedCut) => void;
  /** Makes what stands here a module of its own. */
  readonly onPromote: (at: CutPoint, next: CutPoint | null) => void;
  /** Number of the part, from 0, and its minutes where one begins here. */
  readonly part: number;
  readonly minutesOfPart: number | null;
}

/** What stands between two places, with the cut line before it; unfolded, each paragraph can be cut before. */
export function StretchItem({ module, stretch: { at, minutes }, next, cuts, onToggle, onPromote, part, minutesOfPart }: Props) {
  const document = useReplica((state) => state.document);
  const [open, setOpen] = useState(false);
  const isCut = at !== null && cuts.has(keyOf(at));
  const page = document.tables.page.get(at?.page ?? '') ?? pagesOf(document, module)[0];
  const title = at?.title ?? page?.title ?? t('breakdown.start');
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <li className={`stretch level-${at?.level ?? 0}${isCut ? ' is-cut' : ''}`}>
      {at !== null && (
        <label className="cut-line">
          <input type="checkbox" className="check" checked={isCut} onChange={() => onToggle(at)} aria-label={t('breakdown.cutHere', { title })} />
          <Scissors aria-hidden /><i aria-hidden />
          {isCut && minutesOfPart !== null && <span className="num">{t('breakdown.part', { number: part + 1 })} · {t('breakdown.minutes', { minutes: minutesOfPart })}</span>}
        </label>
      )}
      {at === null && minutesOfPart !== null && cuts.size > 0 && <p className="cut-line"><span className="num">{t('breakdown.part', { number: 1 })} · {t('breakdown.minutes', { minutes: minutesOfPart })}</span></p>}
      <div className="row stretch-title">
        <button type="button" className="fold" aria-expanded={open} aria-label={`${title}: ${t(open ? 'breakdown.hide' : 'breakdown.show')}`} onClick={() => setOpen(!open)}><Icon aria-hidden /><span className="truncate">{title}</span></button>
        <span className="muted num">{t('breakdown.minutes', { minutes: Math.round(minutes * 10) / 10 })}</span>
        {at !== null && <IconButton size="small" label={t('breakdown.promote', { title })} onPress={() => onPromote(at, next)}><SquareArrowUpRight /></IconButton>}
      </div>
      {open && page && <Paragraphs page={page.id} from={at?.line ?? 0} to={next && next.page === page.id ? next.line : page.body.length} body={page.body} cuts={cuts} onToggle={onToggle} />}
    </li>
  );
}

interface Range {
  readonly page: RecordId;
  readonly from: number;
  readonly to: number;
  readonly body: readonly string[];
  readonly cuts: ReadonlyMap<string, PlacedCut>;
  readonly onToggle: (cut: PlacedCut) => void;
}

function Paragraphs({ page, from, to, body, cuts, onToggle }: Range) {
  const starts = paragraphStarts(body, from, to);
  return (
    <div className="paragraphs">
      {starts.map((line, index) => {
        const text = body.slice(line, starts[index + 1] ?? to).join(' ').trim();
        const cut = { page, line, title: titleOf(text) };
        return (
          <div key={line} className="paragraph">
            {line > from && <label className="cut-line"><input type="checkbox" className="check" checked={cuts.has(keyOf(cut))} onChange={() => onToggle(cut)} aria-label={`${t('breakdown.cutLine')}: ${cut.title}`} /><Scissors aria-hidden /><i aria-hidden /></label>}
            <p>{text.slice(0, 400)}</p>
          </div>
        );
      })}
    </div>
  );
}

/** Lines at which a paragraph begins; a fence of code is never cut. */
export function paragraphStarts(body: readonly string[], from: number, to: number): readonly number[] {
  const starts: number[] = [];
  let [fence, wasBlank] = ['', true];
  for (let line = from; line < to; line++) {
    const text = body[line] ?? '';
    if (fence === '' && text.trim() !== '' && wasBlank) starts.push(line);
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1] ?? '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence)) fence = '';
    wasBlank = fence === '' && text.trim() === '';
  }
  return starts;
}

/** The first words of a paragraph, for the module that would begin with it. */
function titleOf(text: string): string {
  const plain = text.replace(/[#*_`>[\]]+/g, '').replace(/\s+/g, ' ').trim();
  return plain.length > 60 ? `${plain.slice(0, 59).replace(/\s\S*$/, '')}…` : plain || t('breakdown.start');
}
