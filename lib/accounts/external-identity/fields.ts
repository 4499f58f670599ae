import { z } from "zod";
import { field, fields } from "@/lib/catalogue/field";

/** What is recorded of the account at a provider that a mailbox is linked to. */
export const identityRecordFields = fields("identityRecord", {
  provider: field(z.string(), { label: "Identity provider" }),
  issuer: field(z.string(), { label: "Issuer" }),
  subject: field(z.string(), { label: "Account at the provider" }),
  keepWaysIn: field(z.boolean(), {
    label: "Access of the previous person",
    words: { true: "kept", false: "revoked" },
  }),
  endedAppPasswords: field(z.int(), { label: "App passwords revoked" }),
  endedApiKeys: field(z.int(), { label: "API keys revoked" }),
  endedLocalPassword: field(z.boolean(), {
    label: "Local password",
    words: { true: "removed", false: "unchanged" },
  }),
  endedSecondFactors: field(z.boolean(), {
    label: "Second factors",
    words: { true: "removed", false: "unchanged" },
  }),
  endedRecoveryAddress: field(z.boolean(), {
    label: "Recovery address",
    words: { true: "removed", false: "unchanged" },
  }),
});
