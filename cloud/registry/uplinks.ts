import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { HeartbeatRequest } from '../../electron/contract/cloud-api.ts';
import { headlineToneSchema, type HeadlineTone } from '../../electron/contract/headline-tone.ts';
import { PSK_BYTES } from '../../electron/contract/psk-link.ts';
import { CloudFault } from '../errors.ts';
import { transaction } from '../storage/database.ts';
import { bytesOf, numberOf, textOf, textOrNull, type Row } from '../storage/rows.ts';
import type { RegistryContext } from './registry-context.ts';

export type Uplink = {
  readonly id: string;
  readonly clinicId: string;
  /** Name of the clinic. */
  readonly clinic: string;
  readonly label: string;
  readonly state: 'active' | 'revoked';
  readonly pskIdentity: string;
  readonly createdAt: string;
  readonly revokedAt: string | null;
  readonly lastHeartbeatAt: string | null;
  readonly version: string | null;
  readonly nodeVersion: string | null;
  readonly platform: string | null;
  readonly appliedRevision: number | null;
  /** What the agent's own sentence said with its last heartbeat; null: none yet, or an older agent. */
  readonly agentState: HeadlineTone | null;
  readonly pausedSince: string | null;
};

/** What is handed out once and never shown again. */
export type NewUplink = {
  readonly uplink: Uplink;
  readonly pskHex: string;
  /** Null for far ends without a service channel. */
  readonly heartbeatToken: string | null;
};

const SELECT =
  'SELECT uplinks.*, clinics.name AS clinic FROM uplinks JOIN clinics ON clinics.id = uplinks.clinic_id';

function toUplink(row: Row): Uplink {
  return {
    id: textOf(row, 'id'),
    clinicId: textOf(row, 'clinic_id'),
    clinic: textOf(row, 'clinic'),
    label: textOf(row, 'label'),
    state: textOf(row, 'state') === 'active' ? 'active' : 'revoked',
    pskIdentity: textOf(row, 'psk_identity'),
    createdAt: textOf(row, 'created_at'),
    revokedAt: textOrNull(row, 'revoked_at'),
    lastHeartbeatAt: textOrNull(row, 'last_heartbeat_at'),
    version: textOrNull(row, 'version'),
    nodeVersion: textOrNull(row, 'node_version'),
    platform: textOrNull(row, 'platform'),
    appliedRevision: row.applied_revision === null ? null : numberOf(row, 'applied_revision'),
    agentState: headlineToneSchema.nullable().catch(null).parse(row.agent_state),
    pausedSince: textOrNull(row, 'paused_since'),
  };
}

const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The far ends that may connect, with their keys. */
export class Uplinks {
  readonly #context: RegistryContext;

  constructor(context: RegistryContext) {
    this.#context = context;
  }

  /** Makes an uplink with a fresh random key. Call inside a transaction where more belongs to it. */
  create(clinicId: string, label: string, options: { readonly hasToken: boolean }): NewUplink {
    const { db, clock, masterKey } = this.#context;
    const id = randomUUID();
    const pskIdentity = `tern-${randomBytes(8).toString('hex')}`;
    const psk = randomBytes(PSK_BYTES);
    const heartbeatToken = options.hasToken ? randomBytes(32).toString('base64url') : null;
    db.prepare(
      `INSERT INTO uplinks (id, clinic_id, label, state, psk_identity, psk_sealed, token_hash, created_at)
       VALUES (?, ?, ?, 'active', ?, ?, ?, ?)`,
    ).run(
      id,
      clinicId,
      label,
      pskIdentity,
      masterKey.seal('psk', id, psk),
      heartbeatToken === null ? null : tokenHash(heartbeatToken),
      clock.now().toISOString(),
    );
    return { uplink: this.get(id), pskHex: psk.toString('hex'), heartbeatToken };
  }

  /** An uplink for a far end that cannot pair by code. Its key is shown this once. */
  add(clinicId: string, label = 'added by hand'): NewUplink {
    return transaction(this.#context.db, () => {
      const created = this.create(clinicId, label, { hasToken: false });
      this.#context.audit.record('uplink.add', created.uplink.id);
      return created;
    });
  }

  list(): readonly Uplink[] {
    return this.#context.db.prepare(`${SELECT} ORDER BY uplinks.created_at`).all().map(toUplink);
  }

  /** Throws {@link CloudFault} `uplink-unknown`. */
  get(id: string): Uplink {
    const row = this.#context.db.prepare(`${SELECT} WHERE uplinks.id = ?`).get(id);
    if (row) return toUplink(row);
    throw new CloudFault(
      'uplink-unknown',
      'There is no uplink with this id. See: tern-cloud uplink list',
    );
  }

  /** The key of an active uplink by its PSK identity, or null. */
  keyOf(pskIdentity: string): { readonly uplink: Uplink; readonly psk: Buffer } | null {
    const row = this.#context.db
      .prepare(`${SELECT} WHERE psk_identity = ? AND uplinks.state = 'active'`)
      .get(pskIdentity);
    if (!row) return null;
    const uplink = toUplink(row);
    const psk = this.#context.masterKey.unseal('psk', uplink.id, bytesOf(row, 'psk_sealed'));
    return { uplink, psk };
  }

  isActive(id: string): boolean {
    const row = this.#context.db.prepare('SELECT state FROM uplinks WHERE id = ?').get(id);
    return row?.state === 'active';
  }

  /** The uplink that a heartbeat token belongs to, revoked ones included; null for an unknown token. */
  byToken(token: string): Uplink | null {
    const hash = tokenHash(token);
    const row = this.#context.db.prepare(`${SELECT} WHERE token_hash = ?`).get(hash);
    if (!row) return null;
    const isSame = timingSafeEqual(Buffer.from(textOf(row, 'token_hash')), Buffer.from(hash));
    return isSame ? toUplink(row) : null;
  }

  noteHeartbeat(id: string, beat: HeartbeatRequest): void {
    this.#context.db
      .prepare(
        `UPDATE uplinks SET last_heartbeat_at = ?, version = ?, node_version = ?, platform = ?,
           applied_revision = ?, agent_state = ?, paused_since = ? WHERE id = ?`,
      )
      .run(
        this.#context.clock.now().toISOString(),
        beat.version,
        beat.nodeVersion,
        beat.platform,
        beat.configRevision,
        beat.state,
        beat.pausedSince,
        id,
      );
  }

  /** Ends an uplink: its key and token open nothing from now on. Throws {@link CloudFault} `uplink-unknown`. */
  revoke(id: string): Uplink {
    const { db, clock, audit } = this.#context;
    return transaction(db, () => {
      if (this.get(id).state === 'active') {
        db.prepare("UPDATE uplinks SET state = 'revoked', revoked_at = ? WHERE id = ?").run(
          clock.now().toISOString(),
          id,
        );
        audit.record('uplink.revoke', id);
      }
      return this.get(id);
    });
  }
}
