import { bigint, boolean, int, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { createdAt, id, reference, updatedAt, version } from "@/lib/platform/db/columns";
import { identityProvider } from "@/lib/platform/db/schema/identity-provider";
import { template } from "@/lib/platform/db/schema/template";

/** A mail domain. Limits: null means none; quotas in bytes. */
export const domain = mysqlTable("domain", {
  id: id(),
  name: varchar("name", { length: 253 }).notNull().unique("domain_name_unique"),
  active: boolean("active").notNull().default(true),
  maxMailboxes: int("max_mailboxes"),
  maxAliases: int("max_aliases"),
  maxQuotaBytes: bigint("max_quota_bytes", { mode: "number" }),
  totalQuotaBytes: bigint("total_quota_bytes", { mode: "number" }),
  defaultTemplateId: reference("default_template_id").references(() => template.id),
  identityProviderId: reference("identity_provider_id").references(() => identityProvider.id),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
});
