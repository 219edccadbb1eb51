import { z } from 'zod';

/** Application Entity title: 1-16 characters of the default repertoire, no backslash, not only spaces (PS3.5 6.2, VR AE). */
export const aeTitleSchema = z
  .string()
  .trim()
  .min(1, 'an AE title needs at least one character')
  .max(16, 'an AE title has at most 16 characters')
  .regex(
    /^[\x20-\x5b\x5d-\x7e]+$/,
    'an AE title takes plain letters, digits and signs, but no backslash',
  );

/**
 * DICOM unique identifier as devices really send it: digits and dots by PS3.5 9.1, but anything printable is carried,
 * because refusing an image for its name would lose it.
 */
export const uidSchema = z
  .string()
  .max(64)
  .regex(/^[!-~]+$/, 'a UID is digits and dots');

/** SHA-256 digest, 64 lower-case hex digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const portSchema = z.number().int().min(1).max(65535);
/** A port to listen on; 0 asks the operating system for a free one. */
export const listenPortSchema = z.number().int().min(0).max(65535);

/** ISO 8601 time in UTC, as Date.toISOString writes it. */
export const isoTimeSchema = z.iso.datetime();

/** A time of day on this PC's clock, `HH:MM` from 00:00 to 23:59. */
export const timeOfDaySchema = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written like 07:30');

/** Host name, IPv4 or IPv6 address without a port. */
export const hostSchema = z
  .string()
  .min(1)
  .max(253)
  .regex(/^[A-Za-z0-9._:-]+$/, 'a host is a name or an IP address');
