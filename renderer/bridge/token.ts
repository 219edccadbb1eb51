const STORAGE_KEY = 'tern-token';
const TOKEN_IN_FRAGMENT = /^#(?:.*&)?token=([A-Za-z0-9._~-]{1,512})(?:&|$)/;

/** The parts of a window that hold the token. */
export type TokenPlace = {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
};

/**
 * Moves the token from the address (`#token=…`) to this tab's session, so that it stands in no history, bookmark or
 * screenshot; without one in the address, the one kept before. null: there is none.
 */
export function takeToken(place: TokenPlace): string | null {
  const given = TOKEN_IN_FRAGMENT.exec(place.location.hash)?.[1];
  if (given === undefined) return place.sessionStorage.getItem(STORAGE_KEY);
  place.sessionStorage.setItem(STORAGE_KEY, given);
  place.history.replaceState(null, '', place.location.pathname + place.location.search);
  return given;
}

/** Drops a token that the agent no longer takes. */
export function forgetToken(place: TokenPlace): void {
  place.sessionStorage.removeItem(STORAGE_KEY);
}
