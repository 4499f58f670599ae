import { z } from "zod";
import { factorAnswer } from "@/lib/credentials/second-factor/verify-factor";

/** By what somebody signed in re-authenticates, before something dangerous. */
export const reauthentication = z.union([
  z.strictObject({ kind: z.literal("local-password"), password: z.string().min(1).max(1_024) }),
  factorAnswer,
]);
export type Reauthentication = z.input<typeof reauthentication>;
