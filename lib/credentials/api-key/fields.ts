import { z } from "zod";
import { field, fields, shapesOf } from "@/lib/catalogue/field";
import { scopeText } from "@/lib/credentials/api-key/scope-words";
import { type Scope, scopes } from "@/lib/credentials/api-key/scopes";
import { shortName } from "@/lib/platform/input/short-name";
import { networkPattern } from "@/lib/platform/networks";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("apiKey.input", { network: "must be a network, such as 192.0.2.0/24" });

/** What is said of a new API key. */
export const apiKeyFields = fields("api-key", {
  name: field(shortName.clone(), {
    label: "Name",
    hint: "The program that will use it, such as “Backup”.",
    option: { name: "name", value: "name", help: "what it's for, such as Backup" },
  }),
  scopes: field(z.array(z.enum(scopes as [Scope, ...Scope[]])).min(1), {
    label: "Access",
    words: Object.fromEntries(scopes.map((scope) => [scope, scopeText(scope)])),
    hint: "Never more than you have yourself. API keys can't read secrets or create other API keys.",
    option: {
      name: "scopes",
      value: "list",
      help: "what it can do: all:read, all:write, or scopes such as mailboxes:write",
    },
  }),
  /** Where it may be used from; empty: anywhere. */
  allowedNetworks: field(
    z
      .array(z.string().regex(networkPattern, message(inputWords("network"))))
      .max(50)
      .default([]),
    {
      label: "Networks",
      hint: "Where the key can be used from, one per line, such as 192.0.2.0/24. Leave empty to allow any network.",
      unit: "networks",
      option: {
        name: "networks",
        value: "list",
        help: "networks it can be used from, such as 192.0.2.0/24",
      },
    },
  ),
  expiresAt: field(z.date().nullable().default(null), {
    label: "Last day",
    hint: "The key works until the end of this day (UTC). Leave empty for no expiration.",
    words: { null: "none" },
    option: {
      name: "expires",
      value: "date",
      help: "expires on this date or at this time, such as 2027-01-31",
    },
  }),
});

export const apiKeyShapes = shapesOf(apiKeyFields);

/** What is recorded of an API key besides. */
export const apiKeyOtherFields = fields("api-key.recorded", {
  owner: field(z.string(), { label: "Owner" }),
});
