import { z } from "zod";
import { field, fields } from "@/lib/catalogue/field";

/** What is recorded when old events are removed. */
export const auditTrailFields = fields("auditTrail", {
  removedTo: field(z.int(), { label: "Removed up to event no." }),
  olderThan: field(z.date(), { label: "Older than" }),
});
