import { z } from "zod";
import { factorProof } from "@/lib/credentials/second-factor/prove-factor";

/** By what somebody signed in proves again who it is, before something dangerous. */
export const repeatedProof = z.union([
  z.strictObject({ kind: z.literal("local-password"), password: z.string().min(1).max(1_024) }),
  factorProof,
]);
export type RepeatedProof = z.input<typeof repeatedProof>;
