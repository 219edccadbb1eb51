import {
  destinationListSchema,
  destinationSchema,
  type Destination,
} from '../../electron/contract/destinations.ts';
import { fieldErrors } from '../../electron/contract/issue-words.ts';
import { readNumber, type Typed } from './setting-forms.ts';
import type { FormCheck } from './use-typed-form.ts';

/** The names of the fields are those of the contract. */
export const DESTINATION_FIELDS = ['aeTitle', 'host', 'port'] as const;

/** What is typed for a new destination, judged beside those that are there. */
export function checkDestination(
  { aeTitle = '', host = '', port = '' }: Typed,
  tls: boolean,
  others: readonly Destination[],
): FormCheck<Destination> {
  const value = { aeTitle, host: host.trim(), port: readNumber(port.trim()), tls };
  const one = destinationSchema.safeParse(value);
  if (!one.success) return { kind: 'wrong', errors: fieldErrors(one.error) };
  const all = destinationListSchema.safeParse([...others, one.data]);
  return all.success
    ? { kind: 'ok', value: one.data }
    : { kind: 'wrong', errors: fieldErrors(all.error) };
}
