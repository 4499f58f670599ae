/** What a factor is called that its owner has given no name, as it is stored; pages say it in the reader's language. */
export const defaultFactorNames = { totp: "Authenticator app", passkey: "Passkey" } as const;
