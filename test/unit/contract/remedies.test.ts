import { expect, test } from 'vitest';
import { knockWords, remedyCommand } from '../../../electron/contract/knock-words.ts';
import { knockReasonSchema, type Knock, type Remedy } from '../../../electron/contract/knocks.ts';
import { LANGUAGES } from '../../../electron/contract/languages.ts';
import { remedyFor, type RemedySettings } from '../../../electron/contract/remedies.ts';
import { createTranslator } from '../../../electron/contract/translator.ts';
import { sampleKnock } from '../../fakes/sample-devices.ts';

const SETTINGS: RemedySettings = {
  allowList: 'local',
  isAllowedNow: false,
  isPaused: false,
  isCalledByPc: false,
  calledRefusedBy: null,
};

const cloud = (what: Extract<Remedy, { kind: 'cloud-must-allow' }>['what']): Remedy => ({
  kind: 'cloud-must-allow',
  what,
});
const farEnd = { refusedBy: 'far-end' } as const;

test.each<[Partial<Knock>, Partial<RemedySettings>, Remedy]>([
  [{ reason: 'not-allowed' }, {}, { kind: 'allow-device' }],
  [{ reason: 'not-allowed' }, { allowList: 'cloud' }, cloud('device')],
  [{ reason: 'not-allowed' }, { isAllowedNow: true }, { kind: 'nothing', why: 'allowed-now' }],
  [{ reason: 'called-ae' }, {}, { kind: 'allow-called-ae', aeTitle: 'TERN', deviceId: null }],
  [
    { reason: 'called-ae' },
    { isCalledByPc: true, calledRefusedBy: 4 },
    { kind: 'allow-called-ae', aeTitle: 'TERN', deviceId: 4 },
  ],
  [{ reason: 'called-ae' }, { isCalledByPc: true }, { kind: 'nothing', why: 'allowed-now' }],
  [
    { reason: 'called-ae', calledAeTitle: 'A\\B' },
    {},
    { kind: 'change-device', what: 'called-ae' },
  ],
  [{ reason: 'limit' }, {}, { kind: 'raise-limit' }],
  [{ reason: 'paused' }, { isPaused: true }, { kind: 'resume' }],
  [{ reason: 'paused' }, {}, { kind: 'nothing', why: 'paused-over' }],
  [{ reason: 'link-down' }, {}, { kind: 'nothing', why: 'link-down' }],
  [{ reason: 'cloud-rejected', code: '1/1/3' }, {}, cloud('device')],
  [{ reason: 'cloud-rejected', code: '1/1/7' }, {}, cloud('called-ae')],
  [{ reason: 'cloud-rejected', code: '1/1/1' }, {}, cloud('association')],
  [{ reason: 'cloud-rejected', code: null }, {}, cloud('association')],
  [{ reason: 'cloud-rejected', code: '2/3/2' }, {}, { kind: 'nothing', why: 'cloud-busy' }],
  [{ ...farEnd, reason: 'offer-refused', code: '3' }, {}, cloud('sop-class')],
  [{ ...farEnd, reason: 'offer-refused', code: '4' }, {}, cloud('transfer-syntax')],
  [{ reason: 'offer-refused', code: '3' }, {}, { kind: 'change-device', what: 'offer' }],
  [{ ...farEnd, reason: 'nothing-accepted', code: '2' }, {}, cloud('sop-class')],
  [{ reason: 'object-refused', code: '0xC000' }, {}, { kind: 'change-device', what: 'object' }],
  [{ reason: 'object-refused', code: '0xA900' }, {}, { kind: 'change-device', what: 'object' }],
  [{ reason: 'object-refused', code: '0xA700' }, {}, cloud('object')],
  [{ reason: 'object-refused', code: '0x0122' }, {}, cloud('object')],
  [{ reason: 'tls-hello' }, {}, { kind: 'change-device', what: 'no-tls' }],
  [{ reason: 'http-request' }, {}, { kind: 'nothing', why: 'not-dicom' }],
  [{ reason: 'not-dicom' }, {}, { kind: 'nothing', why: 'not-dicom' }],
  [{ reason: 'broke-rules' }, {}, { kind: 'nothing', why: 'broke-rules' }],
])('what lets %o through with %o', (refused, settings, remedy) => {
  expect(remedyFor(sampleKnock(1, refused), { ...SETTINGS, ...settings })).toEqual(remedy);
});

test.each<[Partial<Knock>, string | null]>([
  [{}, 'tern devices allow MR1 --address 192.0.2.81'],
  [{ aeTitle: "O'NEIL CT" }, `tern devices allow 'O'\\''NEIL CT' --address 192.0.2.81`],
  [{ aeTitle: '' }, 'tern devices allow 192.0.2.81'],
  [{ reason: 'called-ae', calledAeTitle: 'ARCHIVE' }, 'tern devices allow-called ARCHIVE'],
  [
    { remedy: { kind: 'allow-called-ae', aeTitle: 'A B', deviceId: 3 } },
    `tern devices allow-called 'A B' --device 3`,
  ],
  [{ remedy: { kind: 'resume' } }, 'tern resume'],
  [{ reason: 'limit' }, 'tern config set dicom.maxAssociations <number>'],
  [{ reason: 'tls-hello' }, null],
])('the command for %o', (changes, command) => {
  expect(remedyCommand(sampleKnock(1, changes))).toBe(command);
});

test('plain words, without a code: what was refused, why and what lets it through', () => {
  const object = sampleKnock(1, {
    ...farEnd,
    reason: 'object-refused',
    aeTitle: 'CT-1',
    sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
    code: '0x0122',
  });
  expect(knockWords(object)).toEqual({
    title: '"CT-1" at 192.0.2.81: the cloud did not take everything.',
    text: 'What it sent: CT image. The cloud does not take this kind.',
    advice: 'Do not delete it from the machine. Tell whoever runs your cloud, then send again.',
  });
  const syntax = sampleKnock(1, {
    ...farEnd,
    reason: 'offer-refused',
    sopClassUid: '1.2.840.10008.5.1.4.1.2.2.1',
    transferSyntaxUids: [
      '1.2.840.10008.1.2.4.90',
      '1.2.840.10008.1.2',
      '1.2.840.10008.1.2.1',
      '9.9',
    ],
    code: '4',
  });
  expect(knockWords(syntax).text).toBe(
    'Search: not in this form: JPEG 2000 lossless, uncompressed, 9.9',
  );
});

test.each(LANGUAGES)('every reason has its words (%s)', (language) => {
  const words = createTranslator(language);
  for (const reason of knockReasonSchema.options)
    for (const sopClassUid of [null, '1.2.840.10008.5.1.1.9', '1.2.3']) {
      const { title, text, advice } = knockWords(sampleKnock(1, { reason, sopClassUid }), words);
      for (const said of [title, text, advice]) {
        expect(said).not.toBe('');
        expect(said).not.toMatch(/\{\{|knocks\.|remedy\./);
      }
    }
});
