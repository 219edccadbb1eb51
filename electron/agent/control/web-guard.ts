import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** 256 random bits, new with each start. Shown once in the dashboard's address; never logged. */
export function createWebToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Why a request is turned away, with the HTTP status that says so. */
export type WebRefusal = { readonly httpStatus: 401 | 403 | 421; readonly message: string };

const WRONG_HOST: WebRefusal = {
  httpStatus: 421,
  message: 'This address belongs to Tern on this PC; open it as http://127.0.0.1 with its port.',
};
const FOREIGN_PAGE: WebRefusal = {
  httpStatus: 403,
  message: 'Another web page may not talk to Tern.',
};
const NO_TOKEN: WebRefusal = {
  httpStatus: 401,
  message: 'Open the dashboard with the address that Tern showed when it started.',
};

function ownAuthorities(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** Only our own names: a foreign name that was made to resolve to 127.0.0.1 (DNS rebinding) is turned away. */
export function refuseHost(host: string | undefined, port: number): WebRefusal | null {
  return host !== undefined && ownAuthorities(port).includes(host.toLowerCase())
    ? null
    : WRONG_HOST;
}

function refuseForeignPage(request: IncomingMessage, port: number): WebRefusal | null {
  const { origin } = request.headers;
  if (origin !== undefined && !ownAuthorities(port).some((own) => origin === `http://${own}`))
    return FOREIGN_PAGE;
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none' ? null : FOREIGN_PAGE;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Compares in a time that depends on nothing secret. */
export function bearerMatches(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}

/** Checks of every call and event stream, beyond the host. */
export function refuseCall(
  request: IncomingMessage,
  port: number,
  token: string,
): WebRefusal | null {
  const foreign = refuseForeignPage(request, port);
  if (foreign !== null) return foreign;
  return bearerMatches(request.headers.authorization, token) ? null : NO_TOKEN;
}
