import { STATUS, statusCategory } from '../dicom/dimse/status.ts';
import { DimseAssociation, type DimseUser } from '../dicom/services/dimse-association.ts';
import { AssociationRejectedError } from '../dicom/services/requestor.ts';
import { findContents } from './find-contents.ts';
import { ObjectFetch, type FetchEnd } from './object-fetch.ts';
import { openDestination } from './open-destination.ts';
import { planCloudContexts, type CloudPlan } from './plan-contexts.ts';
import { RetrieveError, type RetrieveErrorCode } from './retrieve-error.ts';
import { cloudRequest, type RetrievePorts, type RetrieveRequest } from './retrieve-ports.ts';
import type { SubOperations } from './sub-operations.ts';

/** Why a retrieve did not bring everything; null: it did. */
export type RetrieveFailure =
  | RetrieveErrorCode
  | 'nothing-found'
  | 'nothing-accepted'
  | 'objects-failed'
  | 'far-end-failed'
  | 'link-lost'
  | 'destination-lost'
  | 'too-many'
  | 'cancelled';

/** The final response's status and Error Comment; the counts are those of the sub-operations. */
export type RetrieveEnd = {
  readonly status: number;
  readonly comment: string | null;
  readonly failure: RetrieveFailure | null;
};

type RetrieveOptions = {
  readonly ports: RetrievePorts;
  readonly request: RetrieveRequest;
  readonly subOperations: SubOperations;
  /** The counts moved. */
  readonly changed: () => void;
  readonly signal: AbortSignal;
};

/**
 * Fetches objects from the cloud by C-GET and hands each on to the destination by C-STORE as it arrives. The destination
 * is asked first what it takes, and the cloud is asked for that alone: no object is ever converted. Never throws.
 */
export async function retrieve(options: RetrieveOptions): Promise<RetrieveEnd> {
  const { subOperations, signal } = options;
  try {
    return await run(options);
  } catch (error) {
    if (signal.aborted) return CANCELLED;
    subOperations.failRest();
    const known = error instanceof RetrieveError ? error : new RetrieveError('link-down');
    return {
      status: STATUS.unableToPerformSubOperations,
      comment: known.message,
      failure: known.code,
    };
  }
}

const CANCELLED: RetrieveEnd = { status: STATUS.cancel, comment: null, failure: 'cancelled' };

async function run({
  ports,
  request,
  subOperations,
  changed,
  signal,
}: RetrieveOptions): Promise<RetrieveEnd> {
  const contents = await findContents(ports, request, signal);
  if (contents.isKnown && contents.sopInstanceUids.size === 0)
    return { status: STATUS.success, comment: null, failure: 'nothing-found' };
  subOperations.expect(contents.sopInstanceUids);
  changed();
  const fetch = new ObjectFetch({ clock: ports.clock, subOperations, changed });
  const { classes } = contents;
  const user = fetch.destinationUser;
  using destination = await openDestination({ ports, request, classes, user, signal });
  if (destination.contexts.size === 0) {
    void destination.release();
    return nothingAccepted(subOperations);
  }
  const plan = planCloudContexts(request.model.getSopClass, destination.contexts);
  using cloud = await openCloud(ports, request, plan, fetch.cloudUser, signal);
  if (!cloud.contexts.has(plan.getContextId)) {
    void cloud.release();
    void destination.release();
    throw new RetrieveError('get-not-offered');
  }
  return endOf(await fetch.run({ request, plan, cloud, destination, signal }), subOperations);
}

async function openCloud(
  ports: RetrievePorts,
  request: RetrieveRequest,
  plan: CloudPlan,
  user: DimseUser,
  signal: AbortSignal,
): Promise<DimseAssociation> {
  const { maxPduBytes, timeouts } = ports.settings();
  try {
    return await DimseAssociation.open({
      socket: await ports.dial(signal),
      clock: ports.clock,
      timeouts,
      user,
      signal,
      request: cloudRequest(request, plan.contexts, maxPduBytes, plan.roleItems),
    });
  } catch (error) {
    signal.throwIfAborted();
    const isRefused = error instanceof AssociationRejectedError;
    throw new RetrieveError(isRefused ? 'cloud-refused' : 'link-down', { cause: error });
  }
}

function nothingAccepted(subOperations: SubOperations): RetrieveEnd {
  subOperations.failRest();
  return {
    status: STATUS.unableToPerformSubOperations,
    comment: 'the destination accepts none of these images',
    failure: 'nothing-accepted',
  };
}

function endOf(end: FetchEnd, subOperations: SubOperations): RetrieveEnd {
  switch (end.kind) {
    case 'cancelled':
      return CANCELLED;
    case 'link-lost':
      return brokenOff(subOperations, 'the link to the cloud broke off', end.kind);
    case 'destination-lost':
      return brokenOff(subOperations, 'the destination broke off', end.kind);
    case 'answered':
      return answered(end, subOperations);
  }
}

function brokenOff(
  subOperations: SubOperations,
  comment: string,
  failure: RetrieveFailure,
): RetrieveEnd {
  subOperations.failRest();
  if (subOperations.isComplete)
    return { status: subOperations.finalStatus, comment: null, failure: null };
  const { completed, warning } = subOperations.counts;
  const isNothing = completed + warning === 0;
  const status = isNothing ? STATUS.unableToPerformSubOperations : STATUS.subOperationsWithFailures;
  return { status, comment, failure };
}

function answered(
  { response }: FetchEnd & { kind: 'answered' },
  subOperations: SubOperations,
): RetrieveEnd {
  const { Status: status = STATUS.processingFailure, ErrorComment } = response;
  const { completed, warning, failed } = subOperations.counts;
  const isFailure = statusCategory(status) === 'failure';
  subOperations.failRest();
  // The far end did not even begin: what it says is said on.
  if (isFailure && completed + warning + failed === 0)
    return { status, comment: ErrorComment ?? null, failure: 'far-end-failed' };
  const isComplete = subOperations.counts.failed === 0;
  return {
    status: subOperations.finalStatus,
    comment: isComplete ? null : 'some images could not be handed on',
    failure: isComplete ? null : 'objects-failed',
  };
}
