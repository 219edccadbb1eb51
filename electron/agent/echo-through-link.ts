import type { AgentConfig } from '../contract/agent-config.ts';
import type { ControlResult } from '../contract/control.ts';
import type { Clock } from '../foundation/clock.ts';
import { ControlError } from './control/control-error.ts';
import { STATUS } from './dicom/dimse/status.ts';
import { echo } from './dicom/services/echo.ts';
import type { Uplink } from './uplink/uplink.ts';

/** Called AE title of our own echo: the far end is whoever answers. */
const ANY_CALLED_AE_TITLE = 'ANY-SCP';

export type LinkEchoParts = {
  readonly uplink: Uplink;
  /** The settings that hold, the cloud's included. */
  readonly config: () => AgentConfig;
  readonly clock: Clock;
};

/** C-ECHO to the far end through the link. Throws ControlError link-down, or what dialing throws. */
export async function echoThroughLink(parts: LinkEchoParts): Promise<ControlResult<'echo'>> {
  const { dicom, link } = parts.config();
  const { socket, suite } = await parts.uplink.dial(AbortSignal.timeout(link.associationTimeoutMs));
  const startedMs = parts.clock.monotonicMs();
  const status = await echo({
    socket,
    clock: parts.clock,
    timeouts: { ...dicom, associationTimeoutMs: link.associationTimeoutMs },
    callingAeTitle: dicom.aeTitle,
    calledAeTitle: ANY_CALLED_AE_TITLE,
  }).catch((error: unknown) => {
    throw new ControlError(
      'link-down',
      'The cloud took the connection but did not answer the echo. Try again; if it stays, call support.',
      { cause: error },
    );
  });
  if (status !== STATUS.success)
    throw new ControlError(
      'link-down',
      `The cloud answered the echo with status 0x${status.toString(16)}.`,
    );
  return { latencyMs: Math.round(parts.clock.monotonicMs() - startedMs), suite };
}
