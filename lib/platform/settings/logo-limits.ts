/** What a logo may be; browsers ask for it as well, before they send one. */
export const logoKinds = ["image/png", "image/svg+xml"] as const;
export const maxLogoBytes = 200 * 1024;
