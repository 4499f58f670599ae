import { z } from "zod";

/** Where somebody signs in: each has sessions of its own. The values of administrators are their roles. */
export const factorDoor = z.enum(["portal", "superadmin", "domain-admin"]);
export type FactorDoor = z.infer<typeof factorDoor>;
