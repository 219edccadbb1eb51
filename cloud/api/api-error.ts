import type { CloudError, CloudErrorCode } from '../../electron/contract/cloud-api.ts';
import { CodedError } from '../../electron/foundation/errors.ts';
import { CloudFault, type CloudFaultCode } from '../errors.ts';

const STATUS_OF: Readonly<Record<CloudErrorCode, number>> = {
  'bad-request': 400,
  'code-wrong': 403,
  'code-expired': 410,
  'code-used': 409,
  'too-many-attempts': 429,
  'token-unknown': 401,
  'uplink-removed': 403,
  'not-found': 404,
  internal: 500,
};

/** An answer of the service channel that is no success. */
export class ApiError extends CodedError<CloudErrorCode> {
  get httpStatus(): number {
    return STATUS_OF[this.code];
  }
}

const CODE_OF_FAULT: Partial<Record<CloudFaultCode, CloudErrorCode>> = {
  'clinic-unknown': 'not-found',
  'uplink-unknown': 'not-found',
  'study-unknown': 'not-found',
  'uplink-revoked': 'bad-request',
  'clinic-exists': 'bad-request',
  'clinic-ended': 'bad-request',
  'clinic-needed': 'bad-request',
  'worklist-invalid': 'bad-request',
  'bad-arguments': 'bad-request',
};

/** What of an error may be told: our own messages; of anything else only that it happened. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const faultCode = error instanceof CloudFault ? CODE_OF_FAULT[error.code] : undefined;
  if (error instanceof CloudFault && faultCode) return new ApiError(faultCode, error.message);
  const status = httpStatusOf(error);
  if (status === 429)
    return new ApiError('too-many-attempts', 'Too many attempts. Wait a few minutes.');
  if (status !== null && status >= 400 && status < 500)
    return new ApiError('bad-request', 'The request is not well-formed or too long.');
  return new ApiError('internal', 'The service has a problem of its own. Try again later.', {
    cause: error,
  });
}

export function errorBody(error: ApiError): CloudError {
  return { error: error.code, message: error.message };
}

function httpStatusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null;
  return typeof error.statusCode === 'number' ? error.statusCode : null;
}
