import { deviceName } from '../contract/device-words.ts';
import type { DeviceName } from '../contract/devices.ts';
import { sopClassWords } from '../contract/sop-class-words.ts';
import { deliveryWords } from '../contract/transfer-words.ts';
import type { TransferDetails } from '../contract/transfers.ts';
import type { Translator } from '../contract/translator.ts';
import { sizeWords, timeWords } from './size-words.ts';

/** One entry in one line, with its UID. */
export function ledgerLine(
  { entry }: TransferDetails,
  names: readonly DeviceName[],
  words: Translator,
): string {
  return [
    timeWords(entry.finishedAt, words).padEnd(22),
    deviceName(entry.device, names).padEnd(16),
    sizeWords(entry.bytes, words).padStart(9),
    entry.sopInstanceUid,
    deliveryWords(entry, words).text,
  ].join('  ');
}

/** All that is known of one entry, a fact in each line. */
export function ledgerParagraph(
  { entry, receipt, spool, otherVersions }: TransferDetails,
  names: readonly DeviceName[],
  words: Translator,
): string {
  const { t } = words;
  const { device, status, sha256 } = entry;
  const unknown = t('transfers.receipt.unknown');
  const facts: readonly (readonly [label: string, text: string])[] = [
    [t('terminal.ledger.received'), timeWords(entry.startedAt, words)],
    [t('deliveries.from'), `${deviceName(device, names)} (${device.address})`],
    [t('deliveries.sentTo'), entry.calledAeTitle],
    [
      t('deliveries.sopClass'),
      `${entry.sopClassUid} (${sopClassWords(entry.sopClassUid, 1, words)})`,
    ],
    [t('deliveries.transferSyntax'), entry.transferSyntaxUid],
    [t('deliveries.status'), status === null ? t('deliveries.noStatus') : hex(status)],
    [t('transfers.size'), `${sizeWords(entry.bytes, words)} (${entry.bytes})`],
    [t('transfers.receipt.here'), sha256 ?? unknown],
    ...(spool === null ? [] : ([[t('terminal.ledger.attempts'), String(spool.attempts)]] as const)),
    ...(spool?.reason === null || spool === null
      ? []
      : ([[t('held.heading'), t(`held.reason.${spool.reason}.text`)]] as const)),
    ...(receipt === null
      ? []
      : ([
          [t('transfers.receipt.id'), receipt.receiptId],
          [t('transfers.receipt.storedAt'), timeWords(receipt.storedAt, words)],
          [t('transfers.receipt.cloud'), receipt.sha256 ?? unknown],
        ] as const)),
  ];
  const widest = Math.max(...facts.map(([label]) => label.length));
  return [
    `${timeWords(entry.finishedAt, words)}  ${deliveryWords(entry, words).text}`,
    ...facts.map(([label, text]) => `  ${label.padEnd(widest + 2)}${text}`),
    ...(otherVersions > 0 ? [t('transfers.versions', { count: otherVersions })] : []),
  ].join('\n');
}

const hex = (status: number): string => `0x${status.toString(16).padStart(4, '0')}`;
