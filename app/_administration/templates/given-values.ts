import { gigabytesOf } from "@/app/_administration/gigabytes";
import { permissions } from "@/lib/db/permissions";
import { protocols } from "@/lib/db/protocols";
import type { TemplateFields } from "@/lib/template/fields";

/** What a template gives, as a form shows it. */
export const givenValues = (row: TemplateFields): Record<string, string> => ({
  quotaBytes: row.quotaBytes === 0 ? "" : gigabytesOf(row.quotaBytes),
  landing: row.landing,
  doors: protocols.filter((name) => row[name]).join(","),
  may: permissions.filter((name) => row[name]).join(","),
  ...(row.requireSecondFactor ? { requireSecondFactor: "on" } : {}),
});
