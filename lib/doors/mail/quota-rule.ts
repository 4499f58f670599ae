/** Dovecot's quota rule for so many bytes (plugin "quota"); undefined for 0, which is unlimited. */
export const quotaRule = (bytes: number): string | undefined => (bytes > 0 ? `*:bytes=${bytes}` : undefined);
