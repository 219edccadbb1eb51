import { useEffect, type ReactNode } from 'react';

/** Title of a page, also in the window's title bar, with what can be done to the page as a whole. */
export function PageHeading({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly children?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} – Tern`;
  }, [title]);
  return (
    <div className="page-heading">
      <div>
        <h1>{title}</h1>
        {lead !== undefined && <p className="lead">{lead}</p>}
      </div>
      {children !== undefined && <div className="buttons">{children}</div>}
    </div>
  );
}
