import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  roleSelectionItem,
  roleSelectionsOf,
} from '../../../electron/agent/dicom/ul/role-selection.ts';
import {
  userIdentityAnswer,
  userIdentityItem,
  userIdentityOf,
} from '../../../electron/agent/dicom/ul/user-identity.ts';
import { USER_ITEM } from '../../../electron/agent/dicom/ul/user-information.ts';

const item = (itemType: number, hex: string) => ({ itemType, value: Buffer.from(hex, 'hex') });

describe('role selection (PS3.7 D.3.3.4)', () => {
  test('is encoded as Table D.3-9 lays it out', () => {
    const encoded = roleSelectionItem({ sopClassUid: '1.2.3', isScu: false, isScp: true });
    expect(encoded).toEqual(item(0x54, '0005312e322e330001'));
  });

  test('what is encoded is read again, the first of each class', () => {
    const first = { sopClassUid: '1.2.3', isScu: true, isScp: true };
    const other = { sopClassUid: '1.2.4', isScu: false, isScp: true };
    const again = { sopClassUid: '1.2.3', isScu: true, isScp: false };
    expect(roleSelectionsOf([first, other, again].map(roleSelectionItem))).toEqual([first, other]);
  });

  test.each(['', '00', '0005', '0005312e322e33', '0005312e322e3301', 'ffff312e320101'])(
    'one that is cut off (%s) is left out',
    (hex) => expect(roleSelectionsOf([item(USER_ITEM.roleSelection, hex)])).toEqual([]),
  );

  test('a padded UID is the same UID', () => {
    const [selection] = roleSelectionsOf([item(0x54, '0006312e322e33000101')]);
    expect(selection?.sopClassUid).toBe('1.2.3');
  });
});

describe('user identity (PS3.7 D.3.3.7)', () => {
  test('is encoded as Table D.3-14 lays it out', () => {
    expect(userIdentityItem('ab', null, false)).toEqual(item(0x58, '0100000261620000'));
    expect(userIdentityItem('ab', 'xyz', true)).toEqual(item(0x58, '0201000261620003' + '78797a'));
    expect(userIdentityAnswer()).toEqual(item(0x59, '0000'));
  });

  test('a name and a passcode are read as they were written', () => {
    const roundTrip = fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.boolean(),
      (name, passcode, wantsResponse) => {
        expect(userIdentityOf([userIdentityItem(name, passcode, wantsResponse)])).toEqual({
          kind: 'username-and-passcode',
          ...{ name, passcode, wantsResponse },
        });
      },
    );
    fc.assert(roundTrip);
  });

  test('without an item there is no identity; the first of several counts', () => {
    expect(userIdentityOf([])).toBeNull();
    const items = [userIdentityItem('a', null, true), userIdentityItem('b', 'c', false)];
    expect(userIdentityOf(items)).toEqual({ kind: 'username', name: 'a', wantsResponse: true });
  });

  test.each([3, 4, 5, 77])('type %i is recognised as one that is not checked here', (type) => {
    const value = Buffer.from([type, 1, 0, 1, 0x61, 0, 0]);
    expect(userIdentityOf([{ itemType: USER_ITEM.userIdentityRq, value }])).toEqual({
      kind: 'other',
      identityType: type,
      wantsResponse: true,
    });
  });

  test('one that is cut off anywhere is malformed', () => {
    const { itemType, value } = userIdentityItem('name', 'passcode', true);
    for (let length = 0; length < value.length; length++)
      expect(userIdentityOf([{ itemType, value: value.subarray(0, length) }])).toEqual({
        kind: 'malformed',
      });
  });
});
