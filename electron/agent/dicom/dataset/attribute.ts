export type ValueRepresentation =
  | 'AE' | 'AS' | 'CS' | 'DA' | 'DS' | 'DT' | 'IS' | 'LO' | 'LT' | 'PN' | 'SH' | 'SQ' | 'ST'
  | 'TM' | 'UI' | 'UN' | 'US' | 'UT'; // prettier-ignore

/** A data element that is read: its tag as eight hex digits (GGGGEEEE), keyword and VR (PS3.6 6). */
export type Attribute = {
  readonly tag: string;
  readonly keyword: string;
  readonly vr: ValueRepresentation;
};

/** Values by keyword; a missing or empty list is an element without value. */
export type Values = Readonly<Record<string, readonly string[]>>;
