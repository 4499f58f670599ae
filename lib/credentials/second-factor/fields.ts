import { shortName } from "@/lib/platform/input/short-name";

/** What its owner calls a factor. */
export const factorName = shortName;
