import { randomBytes } from "node:crypto";

/** A name that nothing else in the demo has. */
export const unique = (label: string): string => `${label}-${randomBytes(4).toString("hex")}`;
