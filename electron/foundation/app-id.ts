/** What Windows and macOS know the app by; also in the packages, and the same for ever. */
export const APP_ID = 'cloud.tern.desktop';
