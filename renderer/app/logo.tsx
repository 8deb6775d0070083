/** A trellis with one growing line. */
export function Logo() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden fill="none" strokeWidth="1.6" strokeLinecap="round">
      <path d="M6 3v18M12 3v18M18 3v18M3 8h18M3 16h18" stroke="var(--accent)" opacity=".45" />
      <path d="M6 21c0-5 6-4 6-9s6-4 6-9" stroke="var(--accent)" strokeWidth="2.2" />
    </svg>
  );
}
