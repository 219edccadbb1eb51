/** A table of Markdown; cells are escaped. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(line)].join('\n');
}

/** A status code as the standard writes it. */
export const hex = (status: number): string =>
  `${status.toString(16).toUpperCase().padStart(4, '0')}H`;

/** A tag of eight hexadecimal digits as the standard writes it. */
export const tagOf = (digits: string): string => `(${digits.slice(0, 4)},${digits.slice(4)})`;

const REGION = /(<!-- generated: ([a-z-]+) -->\n)[\s\S]*?(<!-- \/generated -->)/g;

/** The document with each marked region filled. Throws where a region has no table, or a table no region. */
export function withTables(
  document: string,
  tables: Readonly<Record<string, () => string>>,
): string {
  const unused = new Set(Object.keys(tables));
  const filled = document.replaceAll(
    REGION,
    (_region, opening: string, name: string, closing: string) => {
      const render = tables[name];
      if (render === undefined) throw new Error(`there is no table "${name}"`);
      unused.delete(name);
      return `${opening}\n${render()}\n\n${closing}`;
    },
  );
  if (unused.size > 0) throw new Error(`no region is marked for ${[...unused].join(', ')}`);
  return filled;
}
