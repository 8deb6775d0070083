const ranks: Readonly<Record<string, number>> = { foundation: 1, intermediate: 2, advanced: 3 };

/** Three rising bars, filled up to the level. */
export function LevelBars({ level }: { readonly level: string }) {
  const rank = ranks[level] ?? 0;
  return (
    <svg className="level-bars" viewBox="0 0 12 10" width="12" height="10" aria-hidden>
      {[0, 1, 2].map((index) => <rect key={index} x={index * 4.5} y={7 - index * 3} width="3" height={3 + index * 3} rx=".6" fill={index < rank ? 'var(--ink2)' : 'var(--line2)'} />)}
    </svg>
  );
}
