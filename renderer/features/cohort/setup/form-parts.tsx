import type { ReactNode } from 'react';

export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className="cohort-part" aria-label={title}><h3 className="section-title">{title}</h3><div>{children}</div></section>;
}

export function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <div className="cohort-row"><span className="row-label">{label}</span>{children}</div>;
}
