import { factorView } from "@/lib/credentials/second-factor/view";
import { asTable } from "@/lib/faces/cli/shown-as";

/** How the second factors of somebody are shown, without any secret. */
export const shownFactors = asTable(factorView, [
  "kind",
  "name",
  ["added", "createdAt"],
  ["lastUsed", "lastUsedAt"],
]);
