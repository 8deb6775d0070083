import type { ReactNode } from 'react';

/** A short label; `tone` is one of the zone tones, ok, warn or err. */
export function Badge({ tone, title, children }: { readonly tone?: string; readonly title?: string; readonly children: ReactNode }) {
  return <span className={`badge${tone ? ` tone-${tone}` : ''}`} {...(title ? { title } : {})}>{children}</span>;
}
