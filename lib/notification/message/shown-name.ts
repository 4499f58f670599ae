/** Line ends of any kind, other controls, and what changes the direction of the text around it (UAX #9). */
const unshown = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A name that somebody chose, as it may stand in a sentence of ours: on one line, and without power over its direction. */
export const shownName = (text: string): string => text.replace(unshown, " ").replace(/ +/g, " ").trim();
