/*
 * What somebody has chosen for this browser. None of it is a secret, and each value is checked where it is read, since a
 * subdomain could have set it.
 */

export const languageCookie = "letterlock-language";
export const appearanceCookie = "letterlock-appearance";
/** The browser's own zone, written by a script of ours (`app/_preferences/remember-time-zone.tsx`). */
export const timeZoneCookie = "letterlock-time-zone";

/** How long a browser keeps a choice, in seconds: 400 days, the longest that browsers allow (RFC 6265bis 5.5). */
export const preferenceSeconds = 400 * 24 * 60 * 60;
