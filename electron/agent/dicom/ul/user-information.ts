import type { UserItem } from './pdu.ts';

/** Sub-item types of the user information item (PS3.8 D.3.3, PS3.7 D.3.3). */
export const USER_ITEM = {
  maximumLength: 0x51,
  implementationClassUid: 0x52,
  asynchronousOperationsWindow: 0x53,
  roleSelection: 0x54,
  implementationVersionName: 0x55,
  sopClassExtendedNegotiation: 0x56,
  sopClassCommonExtendedNegotiation: 0x57,
  userIdentityRq: 0x58,
  userIdentityAc: 0x59,
} as const;

/** Maximum length in bytes that the sender of the items can receive; 0 means no limit (PS3.8 D.1). */
export function maximumLengthOf(items: readonly UserItem[]): number {
  const item = items.find((i) => i.itemType === USER_ITEM.maximumLength);
  return item?.value.length === 4 ? item.value.readUInt32BE(0) : 0;
}

/** The same items with another maximum length, in the same place; added in front where it was missing. */
export function withMaximumLength(items: readonly UserItem[], bytes: number): readonly UserItem[] {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(bytes);
  const replacement: UserItem = { itemType: USER_ITEM.maximumLength, value };
  const others = items.filter((i) => i.itemType !== USER_ITEM.maximumLength);
  const index = items.findIndex((i) => i.itemType === USER_ITEM.maximumLength);
  return index < 0
    ? [replacement, ...items]
    : [...others.slice(0, index), replacement, ...others.slice(index)];
}

/** The smaller of two maximum lengths, where 0 means no limit. */
export function smallerMaximumLength(a: number, b: number): number {
  if (a === 0) return b;
  return b === 0 ? a : Math.min(a, b);
}

/** Text of the first sub-item of a type (implementation class UID, implementation version name), or null. */
export function userItemText(items: readonly UserItem[], itemType: number): string | null {
  const item = items.find((i) => i.itemType === itemType);
  return item ? item.value.toString('latin1').replaceAll('\0', ' ').trimEnd() : null;
}

/** User information of a program of ours: maximum length, implementation class UID and version name. */
export function ownUserItems(
  maxPduBytes: number,
  implementation: { classUid: string; versionName: string },
): readonly UserItem[] {
  const items: UserItem[] = [
    {
      itemType: USER_ITEM.implementationClassUid,
      value: Buffer.from(implementation.classUid, 'latin1'),
    },
    {
      itemType: USER_ITEM.implementationVersionName,
      value: Buffer.from(implementation.versionName, 'latin1'),
    },
  ];
  return withMaximumLength(items, maxPduBytes);
}
