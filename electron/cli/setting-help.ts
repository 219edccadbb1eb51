import type { SettingPath } from '../contract/setting-path.ts';

/** What each setting does, in the order in which `tern config list` shows them. */
export const SETTING_HELP: Readonly<Record<SettingPath | 'ackPolicy', string>> = {
  'dicom.host': 'address of this PC that machines connect to; 0.0.0.0: all of them',
  'dicom.port': 'port that machines connect to',
  'dicom.aeTitle': 'AE title to type into the machines; other called titles pass as they are',
  'dicom.calledAeTitles':
    'further AE titles that machines may call: ["ARCHIVE"]; null: any; []: only dicom.aeTitle',
  'dicom.allowedDevices':
    'machines that may send: [{"aeTitle":"CT1","address":null}], or by the certificate they encrypt with: [{"certificateSubject":"CN=CT1,O=Clinic"}]; null: all',
  'dicomTls.enabled': 'a second port, for machines that encrypt (DICOM over TLS): true or false',
  'dicomTls.port': 'that port; 2762 is usual',
  'dicomTls.clientCertificates':
    'required: machines need a certificate that is trusted (tern certificate trust); not-asked: only this PC shows one',
  'dicomTls.minVersion': 'oldest version of TLS: TLSv1.2 or TLSv1.3',
  'dicom.maxAssociations': 'how many machines may send at once',
  'dicom.maxPduBytes': 'longest PDU that machines are asked to send, in bytes',
  'dicom.artimTimeoutMs': 'how long a connection may stay without an association, in ms',
  'dicom.pduTimeoutMs': 'how long a PDU that has begun may take, in ms',
  'dicom.idleTimeoutMs': 'how long an association may be silent, in ms',
  'link.maxBytesPerSecond':
    'what all machines together may send to the cloud, in bytes a second (from 16384); null: no limit',
  'link.limitHours':
    'when that limit holds: {"from":"08:00","to":"18:00"}, local time, may pass midnight; null: always',
  'link.proxy':
    'HTTP proxy (CONNECT, without a password) to the cloud: {"host":"proxy.clinic","port":3128}; null: none',
  'link.caPem':
    "CA certificates (PEM) to trust besides the system's, for a network with TLS inspection; give them with --file",
  'link.ports': 'ports of the data channel in the order of trying; null: those the cloud named',
  'link.connectTimeoutMs': 'how long connecting to the cloud may take, in ms',
  'link.associationTimeoutMs': 'how long the cloud may take to answer an association, in ms',
  'link.heartbeatIntervalMs': 'how often the cloud is asked, in ms',
  'link.backoffMinMs': 'shortest wait after a failure, in ms',
  'link.backoffMaxMs': 'longest wait after failures, in ms',
  ackPolicy: 'when a machine is told "success"; relay: once the cloud holds the image',
  'web.port': 'port of the dashboard on this PC; 0: a free one; null: no dashboard',
  'commitment.waitSeconds':
    'how long storage commitment waits for an image or its receipt before it says no, in seconds',
  'commitment.giveUpAfterDays':
    'for how many days a machine that cannot be reached is tried for its answer',
  'commitment.defaultPort':
    'port of machines for answers to storage commitment, where none is set for the machine',
  'commitment.devices':
    'where machines take these answers: [{"aeTitle":"CT1","host":"192.168.1.40","port":104}]',
  'commitment.askArchive':
    'true: a foreign archive is asked for storage commitment, and only then an image is delivered',
  'updates.channel':
    'which versions the desktop app installs: stable, or beta for test versions too',
  'updates.hours':
    'when it may install them: {"from":"20:00","to":"06:00"}, local time; null: whenever no machine has sent for a while',
  'updates.mirrorUrl':
    'https address of a copy of the updates inside the clinic; null: where Tern itself publishes them',
  'ledger.keepDays': 'for how many days the delivery record is kept',
};
