import { timingSafeEqual } from "node:crypto";

/** Compares two byte strings in constant time; of different length they are different. */
export const bytesEqual = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
