import { gigabytesOf } from "@/app/(console)/gigabytes";
import type { TemplateFields } from "@/lib/accounts/template/fields";
import { permissions } from "@/lib/platform/db/permissions";
import { protocols } from "@/lib/platform/db/protocols";

/** What a template gives, as a form shows it. */
export const givenValues = (row: TemplateFields): Record<string, string> => ({
  quotaBytes: row.quotaBytes === 0 ? "" : gigabytesOf(row.quotaBytes),
  landing: row.landing,
  doors: protocols.filter((name) => row[name]).join(","),
  may: permissions.filter((name) => row[name]).join(","),
  ...(row.requireSecondFactor ? { requireSecondFactor: "on" } : {}),
});
