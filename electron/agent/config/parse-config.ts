import { agentConfigSchema, type AgentConfig } from '../../contract/agent-config.ts';
import { readCertificates, type PemProblem } from '../../foundation/certificates.ts';
import { ConfigError } from './config-error.ts';
import { fieldErrors, wordsForIssues } from '../../contract/issue-words.ts';

/** Fills in the defaults and checks every setting; throws ConfigError naming `origin` and each wrong setting. */
export function parseConfig(settings: unknown, origin: string): AgentConfig {
  const parsed = agentConfigSchema.safeParse(settings);
  if (parsed.success) return checkCertificates(parsed.data, origin);
  throw new ConfigError(
    'config-invalid',
    `${origin}: ${wordsForIssues(parsed.error, 'setting')}.`,
    {
      fields: fieldErrors(parsed.error),
    },
  );
}

const PEM_WORDS: Readonly<Record<PemProblem, string>> = {
  'not-a-certificate': 'has to be one or more certificates in PEM form',
  'private-key': 'holds a private key, which does not belong here; give the certificate alone',
};

/** The text itself is repeated nowhere: it could be a key. */
function checkCertificates(config: AgentConfig, origin: string): AgentConfig {
  const { caPem } = config.link;
  const certificates = caPem === null ? [] : readCertificates(caPem);
  if (typeof certificates !== 'string') return config;
  const field = { path: 'link.caPem', problem: certificates, limit: null };
  const message = PEM_WORDS[certificates];
  throw new ConfigError('config-invalid', `${origin}: "${field.path}" ${message}.`, {
    fields: [{ ...field, message }],
  });
}
