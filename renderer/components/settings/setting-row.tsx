import type { ReactNode } from 'react';

/** One setting: what it is and does on one side, the way to change it on the other. */
export function SettingRow({
  name,
  hint,
  children,
}: {
  /** The label of the control, tied to it. */
  readonly name: ReactNode;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="setting">
      <div className="setting-what">
        {name}
        {hint !== undefined && <p className="hint">{hint}</p>}
      </div>
      <div className="setting-how">{children}</div>
    </div>
  );
}
