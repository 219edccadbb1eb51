/** Protocol data units of the DICOM upper layer (PS3.8 9.3). */

/** PDU type bytes (PS3.8 9.3.2-9.3.8). */
export const PDU_TYPE = {
  associateRq: 0x01,
  associateAc: 0x02,
  associateRj: 0x03,
  pDataTf: 0x04,
  releaseRq: 0x05,
  releaseRp: 0x06,
  abort: 0x07,
} as const;

/** The DICOM application context (PS3.7 A.2.1). */
export const DICOM_APPLICATION_CONTEXT = '1.2.840.10008.3.1.1.1';

/** A presentation context as proposed: odd id 1-255, one abstract syntax, transfer syntaxes in order of preference. */
export type ProposedContext = {
  readonly id: number;
  readonly abstractSyntax: string;
  readonly transferSyntaxes: readonly string[];
};

/** Result/reason of a presentation context (PS3.8 Table 9-18). */
export const CONTEXT_RESULT = {
  acceptance: 0,
  userRejection: 1,
  noReason: 2,
  abstractSyntaxNotSupported: 3,
  transferSyntaxesNotSupported: 4,
} as const;

/** A presentation context as answered. The transfer syntax is significant only with result 0. */
export type ContextAnswer = {
  readonly id: number;
  readonly result: number;
  readonly transferSyntax: string;
};

/** One sub-item of the user information item, kept byte for byte (PS3.8 D.3, PS3.7 D.3.3). */
export type UserItem = { readonly itemType: number; readonly value: Buffer };

export type AAssociateRq = {
  readonly kind: 'associate-rq';
  readonly protocolVersion: number;
  /** Without the padding spaces; may be empty, some devices send nothing. */
  readonly calledAeTitle: string;
  readonly callingAeTitle: string;
  readonly applicationContext: string;
  readonly contexts: readonly ProposedContext[];
  readonly userItems: readonly UserItem[];
};

export type AAssociateAc = {
  readonly kind: 'associate-ac';
  readonly protocolVersion: number;
  /** Repeats the request's titles; not tested on receipt (PS3.8 Table 9-17). */
  readonly calledAeTitle: string;
  readonly callingAeTitle: string;
  readonly applicationContext: string;
  readonly contexts: readonly ContextAnswer[];
  readonly userItems: readonly UserItem[];
};

/** Result, source and reason/diagnostic of a rejection (PS3.8 Table 9-21). */
export type AAssociateRj = {
  readonly kind: 'associate-rj';
  readonly result: number;
  readonly source: number;
  readonly reason: number;
};

export type AReleaseRq = { readonly kind: 'release-rq' };
export type AReleaseRp = { readonly kind: 'release-rp' };

/** Source 0 is the service user, 2 the service provider (PS3.8 Table 9-26). */
export type AAbort = { readonly kind: 'abort'; readonly source: number; readonly reason: number };

/** Every PDU but P-DATA-TF, which is streamed and never held whole. */
export type ControlPdu =
  AAssociateRq | AAssociateAc | AAssociateRj | AReleaseRq | AReleaseRp | AAbort;

/**
 * Bytes of one presentation data value as they arrive (PS3.8 9.3.5.1, E.2). One PDV comes as one or several pieces;
 * `isPdvEnd` marks its last piece, `isLastFragment` says that the PDV ends its command set or dataset.
 */
export type PdvPiece = {
  readonly contextId: number;
  readonly isCommand: boolean;
  readonly isLastFragment: boolean;
  readonly isPdvEnd: boolean;
  readonly data: Buffer;
  /** Bytes of the PDV that come after this piece. */
  readonly bytesToCome: number;
};

/** Result of a rejection that asking again does not change (PS3.8 Table 9-21); 2 is transient. */
export const REJECTED_PERMANENT = 1;

/** Rejections that we give ourselves (PS3.8 Table 9-21). */
export const REJECTION = {
  callingAeTitleNotRecognized: { kind: 'associate-rj', result: 1, source: 1, reason: 3 },
  calledAeTitleNotRecognized: { kind: 'associate-rj', result: 1, source: 1, reason: 7 },
  noReasonGiven: { kind: 'associate-rj', result: 1, source: 1, reason: 1 },
  protocolVersionNotSupported: { kind: 'associate-rj', result: 1, source: 2, reason: 2 },
  applicationContextNotSupported: { kind: 'associate-rj', result: 1, source: 1, reason: 2 },
  temporaryCongestion: { kind: 'associate-rj', result: 2, source: 3, reason: 1 },
  localLimitExceeded: { kind: 'associate-rj', result: 2, source: 3, reason: 2 },
} as const satisfies Record<string, AAssociateRj>;

/** Reasons of a provider abort (PS3.8 Table 9-26). */
export const ABORT_REASON = {
  notSpecified: 0,
  unrecognizedPdu: 1,
  unexpectedPdu: 2,
  unrecognizedPduParameter: 4,
  unexpectedPduParameter: 5,
  invalidPduParameterValue: 6,
} as const;

export const ABORT_SOURCE = { serviceUser: 0, serviceProvider: 2 } as const;
