/** What people read for a kind of second factor. */
export const kindWords = { totp: "Authenticator app", passkey: "Passkey" } as const;
