import type { z } from "zod";
import { factorView } from "@/lib/credentials/second-factor/view";
import { tableText } from "@/lib/faces/cli/text";
import { columns } from "@/lib/faces/cli/view-words";

/** How the second factors of somebody are shown, without any secret. */
export const shownFactors = {
  schema: factorView,
  text: (factors: z.output<typeof factorView>[]) =>
    tableText(
      columns("kind", "name", "added", "lastUsed"),
      factors.map(({ kind, name, createdAt, lastUsedAt }) => [kind, name, createdAt, lastUsedAt]),
    ),
};
