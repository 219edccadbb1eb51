import { COMMAND_FIELD, type CommandSet } from '../../electron/agent/dicom/dimse/command-set.ts';
import { STATUS } from '../../electron/agent/dicom/dimse/status.ts';
import { CommitmentOperation } from '../commitment/commitment-operation.ts';
import type { CommitmentService } from '../commitment/commitment-service.ts';
import type { FindService } from '../find/find-service.ts';
import type { StoreService } from '../objects/store-service.ts';
import { GetOperation } from '../retrieve/get-operation.ts';
import type { RetrieveService } from '../retrieve/retrieve-service.ts';
import { serviceOf } from './negotiation.ts';
import { FindOperation } from './operations/find-operation.ts';
import { answerOnly, type Operation, type OperationContext } from './operations/operation.ts';
import { storeOperation } from './operations/store-operation.ts';

/** What the operations of an association work with. */
export type OperationServices = {
  readonly store: StoreService;
  readonly find: FindService;
  readonly retrieve: RetrieveService;
  readonly commitment: CommitmentService;
};

/** Chooses by command field and by what the presentation context was accepted for. */
export function createOperation(
  command: CommandSet,
  context: OperationContext,
  services: OperationServices,
): Operation {
  const service = serviceOf(context.context.abstractSyntax);
  switch (command.CommandField) {
    case COMMAND_FIELD.cEchoRq:
      if (service !== 'verification') break;
      return answerOnly('C-ECHO', command, context.contextId, STATUS.success);
    case COMMAND_FIELD.cStoreRq:
      if (service !== 'storage') break;
      return storeOperation(command, context, services.store);
    case COMMAND_FIELD.cFindRq:
      if (service !== 'find') break;
      return new FindOperation(command, context, services.find);
    case COMMAND_FIELD.cGetRq:
      if (service !== 'retrieve') break;
      return new GetOperation(command, context, services.retrieve);
    case COMMAND_FIELD.nActionRq:
      if (service !== 'commitment') break;
      return new CommitmentOperation(command, context, services.commitment);
    default:
  }
  return answerOnly('unknown', command, context.contextId, STATUS.unrecognizedOperation);
}
