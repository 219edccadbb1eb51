import type { LinkFault } from '../../contract/link-state.ts';
import { assertNever } from '../../contract/assert-never.ts';
import { CodedError } from '../../foundation/errors.ts';

/** The cloud cannot be reached; the code says why, the message in words. */
export class LinkFaultError extends CodedError<LinkFault> {
  constructor(fault: LinkFault, options?: { cause?: unknown }) {
    super(fault, faultWords(fault), options);
  }
}

/** One or two sentences: what is wrong and what to do. */
export function faultWords(fault: LinkFault): string {
  switch (fault) {
    case 'no-network':
      return 'This PC has no network. Check the network cable or the Wi-Fi.';
    case 'name-not-found':
      return "The cloud's name could not be found. Check the internet connection and the address of the cloud.";
    case 'port-closed':
      return 'The cloud is there, but the connection was refused. A firewall may be blocking it, or the cloud is not running.';
    case 'timed-out':
      return 'The cloud did not answer in time. A firewall may be blocking the connection, or the internet is very slow.';
    case 'tls-altered':
      return 'Something other than the cloud answered, or the secure connection was altered on the way. Ask IT to exempt the cloud from TLS inspection.';
    case 'certificate-not-trusted':
      return "The cloud's certificate is not trusted. Check this PC's date and time, the address of the cloud, and whether IT inspects TLS connections.";
    case 'key-refused':
      return "The cloud did not accept this uplink's key. Unpair this PC and pair it with a new code.";
    case 'cloud-down':
      return 'The network works, but the cloud is not answering properly. It is being tried again.';
    case 'cloud-refused':
      return 'The cloud refused the request. If this lasts, unpair this PC and pair it with a new code.';
    case 'keychain-unavailable':
      return "The uplink's key cannot be read from this computer's keychain. Unlock the keychain or log in again.";
    case 'proxy-unreachable':
      return 'The proxy does not answer. Check its address and port in the settings, or ask IT whether it is running.';
    case 'proxy-password':
      return 'The proxy asks for a password, which Tern does not have. Ask IT to let this PC through without one.';
    case 'proxy-refused':
      return 'The proxy does not let this PC through to the cloud. Ask IT to allow the address and the ports of the cloud.';
    case 'proxy-answer':
      return 'What answers at the address of the proxy is not a proxy that Tern can use. Check its address and port in the settings.';
    default:
      return assertNever(fault);
  }
}
