import { expect, test } from 'vitest';
import { listeningProcess } from '../../../electron/agent/dicom/ul/port-owner.ts';

const ENGLISH = `
Active Connections

  Proto  Local Address          Foreign Address        State           PID
  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       1012
  TCP    192.168.1.20:11112     192.168.1.31:50112     ESTABLISHED     4711
  TCP    0.0.0.0:11112          0.0.0.0:0              LISTENING       4712
  UDP    0.0.0.0:11112          *:*                                    4713
`;

test('the listener is told from its connections and from other protocols', () => {
  expect(listeningProcess(ENGLISH, 11112)).toBe('4712');
  expect(listeningProcess(ENGLISH, 112)).toBeNull();
  expect(listeningProcess('', 11112)).toBeNull();
});

test.each([
  ['German', '  TCP    0.0.0.0:104            0.0.0.0:0              ABHÖREN         4712\r\n'],
  ['French', '  TCP    127.0.0.1:104          0.0.0.0:0              LISTENING       4712\r\n'],
  ['IPv6', '  TCP    [::]:104               [::]:0                 LISTENING       4712\r\n'],
  ['a console that garbles umlauts', '  TCP  0.0.0.0:104  0.0.0.0:0  ABH\uFFFDREN  4712\r\n'],
])('the words of the system do not matter: %s', (_, row) => {
  expect(listeningProcess(row, 104)).toBe('4712');
});
