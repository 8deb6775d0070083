export interface PathSegment {
  readonly key: string;
  readonly label: string;
  /** What it stands for, in full. */
  readonly title: string;
  /** A zone tone; `waived` and `waiting` are drawn as outlines. */
  readonly tone: string;
  readonly minutes: number;
  readonly look: 'solid' | 'waived' | 'waiting';
}

/** A path as one strip: a piece for each stretch, as long as its minutes are of `total`. */
export function PathBar({ label, segments, total }: { readonly label: string; readonly segments: readonly PathSegment[]; readonly total: number }) {
  return (
    <div className="path-bar" role="img" aria-label={`${label}: ${segments.map((segment) => segment.title).join(', ')}`}>
      {segments.map((segment) => (
        <span key={segment.key} className={`tone-${segment.tone} ${segment.look}`} title={segment.title} style={segment.look === 'solid' ? { flexBasis: `${(segment.minutes / total) * 100}%` } : undefined}>{isWide(segment, total) && <span className="truncate">{segment.label}</span>}</span>
      ))}
    </div>
  );
}

/** Whether there is room for some letters. */
function isWide({ look, minutes }: PathSegment, total: number): boolean {
  return look !== 'solid' || minutes / total > 0.1;
}
