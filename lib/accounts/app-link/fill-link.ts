/** A link for one person: every `%u` becomes the address, encoded so that it stays one part of the URL. */
export const fillLink = (url: string, address: string): string =>
  url.replaceAll("%u", () => encodeURIComponent(address));
