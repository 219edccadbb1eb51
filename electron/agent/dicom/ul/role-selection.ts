import type { UserItem } from './pdu.ts';
import { USER_ITEM } from './user-information.ts';

/** SCP/SCU role selection of one SOP class (PS3.7 D.3.3.4): the roles of the association's requestor. */
export type RoleSelection = {
  readonly sopClassUid: string;
  readonly isScu: boolean;
  readonly isScp: boolean;
};

/** Length of the UID, UID, SCU role, SCP role (PS3.7 Tables D.3-9, D.3-10). */
const LENGTH_BYTES = 2;
const ROLE_BYTES = 2;

/** The sub-item of a role selection, in a request or in its answer. */
export function roleSelectionItem({ sopClassUid, isScu, isScp }: RoleSelection): UserItem {
  const uid = Buffer.from(sopClassUid, 'latin1');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(uid.length);
  const roles = Buffer.from([isScu ? 1 : 0, isScp ? 1 : 0]);
  return { itemType: USER_ITEM.roleSelection, value: Buffer.concat([length, uid, roles]) };
}

/** The role selections among the items, the first one of each SOP class; malformed ones are left out. */
export function roleSelectionsOf(items: readonly UserItem[]): readonly RoleSelection[] {
  const selections = new Map<string, RoleSelection>();
  for (const { itemType, value } of items) {
    const selection = itemType === USER_ITEM.roleSelection ? decoded(value) : null;
    if (selection && !selections.has(selection.sopClassUid))
      selections.set(selection.sopClassUid, selection);
  }
  return [...selections.values()];
}

function decoded(value: Buffer): RoleSelection | null {
  if (value.length < LENGTH_BYTES) return null;
  const end = LENGTH_BYTES + value.readUInt16BE(0);
  if (value.length < end + ROLE_BYTES) return null;
  const sopClassUid = value.toString('latin1', LENGTH_BYTES, end).replaceAll('\0', ' ').trim();
  const [scu, scp] = value.subarray(end);
  return { sopClassUid, isScu: scu === 1, isScp: scp === 1 };
}
