import type { z } from "zod";
import { factorView } from "@/lib/credentials/second-factor/view";
import { tableText } from "@/lib/faces/cli/text";

/** How the second factors of somebody are shown, without any secret. */
export const shownFactors = {
  schema: factorView,
  text: (factors: z.output<typeof factorView>[]) =>
    tableText(
      ["KIND", "NAME", "ADDED", "LAST USED"],
      factors.map(({ kind, name, createdAt, lastUsedAt }) => [kind, name, createdAt, lastUsedAt]),
    ),
};
