import { useEffect, useState } from 'react';
import type { Bridge } from '../../electron/contract/bridge.ts';
import type { OwnCertificate, TrustedCertificate } from '../../electron/contract/certificates.ts';

export type Certificates = {
  /** null: none was made yet. */
  readonly own: OwnCertificate | null;
  readonly trusted: readonly TrustedCertificate[];
};

/** The certificates of the encrypted port, read when it is switched on and while it is; null: not read (yet). */
export function useCertificates(
  { calls }: Bridge,
  isOn: boolean,
  isStale: boolean,
): Certificates | null {
  const [read, setRead] = useState<Certificates | null>(null);
  useEffect(() => {
    let isOver = false;
    if (isOn && !isStale)
      void Promise.all([calls.getCertificate({}), calls.listTrusted({})]).then(
        ([{ certificate }, { trusted }]) => {
          if (!isOver) setRead({ own: certificate, trusted });
        },
        () => {
          // The keychain may be locked; the status says so on every page.
          if (!isOver) setRead(null);
        },
      );
    return () => void (isOver = true);
  }, [calls, isOn, isStale]);
  return isOn ? read : null;
}
