import { z } from "zod";
import { field, fields } from "@/lib/catalogue/field";
import { runStateWords } from "@/lib/directory/run/state-words";
import { syncStates } from "@/lib/platform/db/schema/sync-run";
import { textsOf } from "@/lib/words/text";

/** What is recorded of a run. */
export const syncRunFields = fields("syncRunRecord", {
  state: field(z.enum(syncStates), { label: "State", words: textsOf(runStateWords) }),
  approvedBy: field(z.string(), { label: "Approved by" }),
});
