import { boolean, index, int, mediumtext, mysqlTable, text, unique, varchar } from "drizzle-orm/mysql-core";
import { createdAt, id, moment, reference, updatedAt, version } from "@/lib/platform/db/columns";
import { jsonColumn } from "@/lib/platform/db/json-column";
import { template } from "@/lib/platform/db/schema/template";

/**
 * An identity provider. `kind` is one of lib/providers/kinds; `issuer` is the exact `iss` of its tokens (OpenID Connect Core 2). `settings` is checked by
 * lib/providers on every read; `sealedSecrets` is AES-256-GCM and never leaves the server.
 */
export const identityProvider = mysqlTable("identity_provider", {
  id: id(),
  slug: varchar("slug", { length: 40 }).notNull().unique("identity_provider_slug_unique"),
  name: varchar("name", { length: 100 }).notNull(),
  kind: varchar("kind", { length: 16 }).notNull(),
  enabled: boolean("enabled").notNull().default(true),
  issuer: varchar("issuer", { length: 255 }).notNull(),
  clientId: varchar("client_id", { length: 255 }).notNull(),
  settings: jsonColumn<unknown>("settings").notNull(),
  /** `settings.mailPassword.enabled` again: a column of its own, since every login of a mail app asks for it. */
  mailPassword: boolean("mail_password").notNull().default(false),
  /** Whether its kind checks passwords itself (a bind): a column of its own, since every login of a mail app asks for it. */
  checksPasswords: boolean("checks_passwords").notNull().default(false),
  sealedSecrets: text("sealed_secrets"),
  /** When the client secret was last entered; null: before this was kept. */
  secretSetAt: moment("secret_set_at"),
  defaultTemplateId: reference("default_template_id").references(() => template.id),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
});

/**
 * Value of a claim -> template, by id, tried in the order of `position`. `claim` is empty for the provider's template
 * claim: not null, which a unique key would let through twice.
 */
export const templateMapping = mysqlTable(
  "template_mapping",
  {
    id: id(),
    identityProviderId: reference("identity_provider_id")
      .notNull()
      .references(() => identityProvider.id, { onDelete: "cascade" }),
    position: int("position").notNull(),
    claim: varchar("claim", { length: 255 }).notNull().default(""),
    value: varchar("value", { length: 255 }).notNull(),
    templateId: reference("template_id")
      .notNull()
      .references(() => template.id),
  },
  (table) => [
    unique("template_mapping_claim_value_unique").on(table.identityProviderId, table.claim, table.value),
  ],
);

/**
 * A token with which a provider pushes its people by SCIM. `digest` is the SHA-256 (hex) of the token, never the token;
 * `domains` bounds whom it may speak for, empty: everybody of the provider.
 */
export const scimToken = mysqlTable(
  "scim_token",
  {
    id: id(),
    identityProviderId: reference("identity_provider_id")
      .notNull()
      .references(() => identityProvider.id, { onDelete: "cascade" }),
    name: varchar("name", { length: 100 }).notNull(),
    digest: varchar("digest", { length: 64 }).notNull().unique("scim_token_digest_unique"),
    domains: jsonColumn<string[]>("domains").notNull(),
    expiresAt: moment("expires_at"),
    createdAt: createdAt(),
    lastUsedAt: moment("last_used_at"),
    lastUsedIp: varchar("last_used_ip", { length: 45 }),
  },
  (table) => [index("scim_token_provider").on(table.identityProviderId)],
);

/**
 * A provider that an administrator is still connecting. `sealed` is AES-256-GCM: what was typed so far, with the client
 * secret, and never leaves the server. `ownerId` is the administrator's, and no reference: the draft ends by itself.
 */
export const providerDraft = mysqlTable(
  "provider_draft",
  {
    id: id(),
    ownerId: reference("owner_id").notNull(),
    sealed: mediumtext("sealed").notNull(),
    createdAt: createdAt(),
    changedAt: moment("changed_at").notNull(),
  },
  (table) => [
    index("provider_draft_owner").on(table.ownerId),
    index("provider_draft_changed").on(table.changedAt),
  ],
);
