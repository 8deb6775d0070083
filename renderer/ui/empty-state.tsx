import type { ReactNode } from 'react';

/** What a place says while it is empty: why, and what to do next. */
export function EmptyState({ icon, title, text, children }: { readonly icon?: ReactNode; readonly title: string; readonly text?: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      {icon}
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className="row">{children}</div>}
    </div>
  );
}
