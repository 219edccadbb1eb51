import type { AgentConfig } from '../../contract/agent-config.ts';
import { certificateSummary } from '../../foundation/certificates.ts';

/** The settings as the terminal and support get to see them: certificates by subject and fingerprint, never in full. */
export function shownConfig(config: AgentConfig): AgentConfig {
  const { caPem } = config.link;
  if (caPem === null) return config;
  return { ...config, link: { ...config.link, caPem: certificateSummary(caPem) } };
}
