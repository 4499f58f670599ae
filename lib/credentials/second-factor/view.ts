import { z } from "zod";
import { listOf, whole } from "@/lib/catalogue/list";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import type { Context } from "@/lib/platform/db/context";
import { factorKinds } from "@/lib/platform/db/schema/second-factor";
import { moment, text, textOrNull } from "@/lib/platform/input/moment";

/** A second factor, without its secret. */
export const factorView = z
  .object({
    id: z.uuid(),
    kind: z.enum(factorKinds),
    name: z.string(),
    createdAt: moment,
    lastUsedAt: moment.nullable(),
  })
  .meta({ id: "SecondFactor" });

export const factorList = listOf(factorView);

/** The answer about the factors of an owner, which the caller has found for whoever asks. */
export async function answerFactors({ db }: Context, owner: FactorOwner) {
  const rows = await listFactors(db, owner);
  return {
    output: whole(
      rows.map((row) => ({
        ...row,
        createdAt: text(row.createdAt),
        lastUsedAt: textOrNull(row.lastUsedAt),
      })),
    ),
  };
}
