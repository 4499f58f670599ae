import { createHash } from "node:crypto";

/**
 * The name of a directory event of a directory that gives it none: the same for the same values. `kind`: one letter, so that those
 * of different origin never meet.
 */
export const eventKey = (kind: string, values: readonly unknown[]): string =>
  `${kind}:${createHash("sha256").update(JSON.stringify(values)).digest("base64url")}`;
