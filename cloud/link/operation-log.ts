import { createHash } from 'node:crypto';
import type { LogFields } from '../../electron/foundation/log-fields.ts';
import type { Logger } from '../../electron/foundation/logger.ts';
import type { OperationResult } from './operations/operation.ts';

/** Writes down how an operation ended; `fields` name its association. */
export function noteResult(
  logger: Logger,
  fields: LogFields,
  call: string,
  result: OperationResult,
): void {
  switch (result.kind) {
    case 'stored': {
      const { sopClassUid, bytes, status } = result;
      const objectHash = shortHash(result.sopInstanceUid);
      const state = result.isRepeat ? 'repeat' : 'new';
      logger.info('object.stored', { ...fields, sopClassUid, objectHash, bytes, state, status });
      return;
    }
    case 'found':
      logger.info('query.answered', { ...fields, count: result.count, status: result.status });
      return;
    case 'retrieved': {
      const { matches, sent, bytes, status, damaged } = result;
      const what = { count: matches, objects: sent, bytes, status };
      logger.info('retrieve.answered', { ...fields, ...what });
      if (damaged > 0) logger.error('object.damaged', { ...fields, count: damaged });
      return;
    }
    case 'commitment': {
      const { committed, failed } = result;
      const count = committed + failed;
      logger.info('commitment.reported', { ...fields, count, objects: committed });
      return;
    }
    case 'failed': {
      const { status, code } = result;
      logger.error('operation.refused', { ...fields, call, status, code });
      return;
    }
    case 'done':
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
