import { ownRequest } from '../dicom/services/own-request.ts';
import { DimseAssociation, type DimseUser } from '../dicom/services/dimse-association.ts';
import { AssociationRejectedError } from '../dicom/services/requestor.ts';
import { planDestinationContexts, type WantedClass } from './plan-contexts.ts';
import { RetrieveError } from './retrieve-error.ts';
import type { RetrievePorts, RetrieveRequest } from './retrieve-ports.ts';

/** The association on which the objects are handed over. Throws RetrieveError or the signal's reason. */
export async function openDestination(options: {
  readonly ports: RetrievePorts;
  readonly request: RetrieveRequest;
  readonly classes: readonly WantedClass[];
  readonly user: DimseUser;
  readonly signal: AbortSignal;
}): Promise<DimseAssociation> {
  const { ports, request, classes, user, signal } = options;
  const { maxPduBytes, timeouts } = ports.settings();
  const socket = await ports.connect(request.destination, signal);
  try {
    return await DimseAssociation.open({
      socket,
      clock: ports.clock,
      timeouts,
      user,
      signal,
      request: ownRequest({
        calledAeTitle: request.destination.aeTitle,
        callingAeTitle: request.ownAeTitle,

        contexts: planDestinationContexts(classes),
        maxPduBytes,
      }),
    });
  } catch (error) {
    signal.throwIfAborted();
    const code =
      error instanceof AssociationRejectedError ? 'destination-refused' : 'destination-unreachable';
    throw new RetrieveError(code, { cause: error });
  }
}
