import type { TransferDetails } from '../contract/transfers.ts';

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

type Value = string | number | boolean | null;

/** Every fact of one entry, under the names that both formats use. No patient data. */
export function exportedEntry({ entry, receipt, spool, otherVersions }: TransferDetails) {
  const { device, ...facts } = entry;
  return {
    id: facts.id,
    sopInstanceUid: facts.sopInstanceUid,
    sopClassUid: facts.sopClassUid,
    transferSyntaxUid: facts.transferSyntaxUid,
    sha256: facts.sha256,
    bytes: facts.bytes,
    deviceAeTitle: device.aeTitle,
    deviceAddress: device.address,
    isSample: facts.isSample,
    calledAeTitle: facts.calledAeTitle,
    associationId: facts.associationId,
    startedAt: facts.startedAt,
    finishedAt: facts.finishedAt,
    state: facts.state,
    status: facts.status,
    receiptId: facts.receiptId,
    receiptStoredAt: receipt?.storedAt ?? null,
    receiptSha256: receipt?.sha256 ?? null,
    receiptBytes: receipt?.bytes ?? null,
    spoolState: spool?.state ?? null,
    spoolAttempts: spool?.attempts ?? null,
    heldBecause: spool?.reason ?? null,
    otherVersions,
  } as const satisfies Record<string, Value>;
}

const COLUMNS: readonly (keyof ReturnType<typeof exportedEntry>)[] = [
  ...(['id', 'sopInstanceUid', 'sopClassUid', 'transferSyntaxUid', 'sha256', 'bytes'] as const),
  ...(['deviceAeTitle', 'deviceAddress', 'isSample', 'calledAeTitle', 'associationId'] as const),
  ...(['startedAt', 'finishedAt', 'state', 'status', 'receiptId', 'receiptStoredAt'] as const),
  ...(['receiptSha256', 'receiptBytes', 'spoolState', 'spoolAttempts', 'heldBecause'] as const),
  'otherVersions',
];

/** The ledger as a text, in pieces of whole lines: one or more for each page of it. */
export async function* exportText(
  format: ExportFormat,
  pages: AsyncIterable<readonly TransferDetails[]>,
): AsyncGenerator<string> {
  let isFirst = true;
  yield format === 'csv' ? csvLine(COLUMNS) : '[';
  for await (const page of pages) {
    const lines = page.map(exportedEntry).map((entry) => {
      if (format === 'csv') return csvLine(COLUMNS.map((column) => entry[column]));
      const line = `${isFirst ? '' : ','}${JSON.stringify(entry)}`;
      isFirst = false;
      return line;
    });
    if (lines.length > 0) yield lines.join('\n');
  }
  if (format === 'json') yield ']';
}

/** One record (RFC 4180), without its end. */
const csvLine = (values: readonly Value[]): string => values.map(csvField).join(',');

/** Machines choose their AE titles: in a spreadsheet none of them may become a formula. */
function csvField(value: Value): string {
  if (typeof value !== 'string') return String(value ?? '');
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
