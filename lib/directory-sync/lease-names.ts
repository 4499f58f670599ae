/** The lease under which a provider's full runs write. */
export const syncLease = (providerId: string): string => `sync:${providerId}`;

/** The lease under which a provider's notices are taken in and handled. */
export const noticeLease = (providerId: string): string => `notices:${providerId}`;
