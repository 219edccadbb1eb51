import type { UserItem } from './pdu.ts';
import { USER_ITEM } from './user-information.ts';

/** User identity types (PS3.7 Table D.3-14). */
const IDENTITY_TYPE = { username: 1, usernameAndPasscode: 2 } as const;

/** Who the requestor says that it acts for (PS3.7 D.3.3.7.1). Never written to a log. */
export type UserIdentity =
  | { readonly kind: 'username'; readonly name: string; readonly wantsResponse: boolean }
  | {
      readonly kind: 'username-and-passcode';
      readonly name: string;
      readonly passcode: string;
      readonly wantsResponse: boolean;
    }
  /** Kerberos (3), SAML (4), JSON Web Token (5), or a type of a later edition. */
  | { readonly kind: 'other'; readonly identityType: number; readonly wantsResponse: boolean }
  | { readonly kind: 'malformed' };

/** Type, response requested, length of the first field; the field; length of the second field; the field. */
const HEAD_BYTES = 4;
const LENGTH_BYTES = 2;

/** The user identity among the items of a request; null where there is none. The first one counts. */
export function userIdentityOf(items: readonly UserItem[]): UserIdentity | null {
  const item = items.find(({ itemType }) => itemType === USER_ITEM.userIdentityRq);
  return item ? decoded(item.value) : null;
}

function decoded(value: Buffer): UserIdentity {
  if (value.length < HEAD_BYTES) return { kind: 'malformed' };
  const identityType = value.readUInt8(0);
  const wantsResponse = value.readUInt8(1) === 1;
  const primaryEnd = HEAD_BYTES + value.readUInt16BE(2);
  if (value.length < primaryEnd + LENGTH_BYTES) return { kind: 'malformed' };
  const secondaryAt = primaryEnd + LENGTH_BYTES;
  const secondaryEnd = secondaryAt + value.readUInt16BE(primaryEnd);
  if (value.length < secondaryEnd) return { kind: 'malformed' };
  const name = value.toString('utf8', HEAD_BYTES, primaryEnd);
  switch (identityType) {
    case IDENTITY_TYPE.username:
      return { kind: 'username', name, wantsResponse };
    case IDENTITY_TYPE.usernameAndPasscode: {
      const passcode = value.toString('utf8', secondaryAt, secondaryEnd);
      return { kind: 'username-and-passcode', name, passcode, wantsResponse };
    }
    default:
      return { kind: 'other', identityType, wantsResponse };
  }
}

function sized(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** The sub-item of a request with a user name, and a passcode unless it is null. */
export function userIdentityItem(
  name: string,
  passcode: string | null,
  wantsResponse: boolean,
): UserItem {
  const type = passcode === null ? IDENTITY_TYPE.username : IDENTITY_TYPE.usernameAndPasscode;
  const head = Buffer.from([type, wantsResponse ? 1 : 0]);
  return {
    itemType: USER_ITEM.userIdentityRq,
    value: Buffer.concat([head, sized(name), sized(passcode ?? '')]),
  };
}

/** The positive response to a user name, with or without passcode: an empty one (PS3.7 D.3.3.7.2). */
export function userIdentityAnswer(): UserItem {
  return { itemType: USER_ITEM.userIdentityAc, value: Buffer.alloc(LENGTH_BYTES) };
}
