import { z } from "zod";
import { assertionAudiences, clientAuthMethods, pushingWays } from "@/lib/providers/client/client-settings";
import { changedAddressPolicies } from "@/lib/providers/settings/settings";
import { leaverPolicies } from "@/lib/providers/settings/sync-settings";

const tick = z.literal("on").optional().transform(Boolean);
const text = z.string().trim().default("");
/** What was left empty stays left out. */
const filled = text.transform((typed) => typed || undefined);
/** What is no number becomes NaN, which the verb refuses with its own words. */
const number = filled.transform((typed) => (typed === undefined ? undefined : Number(typed)));

/** An empty claim is the provider's. */
const mapping = z.strictObject({
  claim: z.string().transform((typed) => typed || null),
  value: z.string(),
  templateId: z.string(),
});

const mappings = z
  .string()
  .default("[]")
  .transform((json, check) => {
    try {
      return z.array(mapping).parse(JSON.parse(json));
    } catch {
      check.addIssue({ code: "custom", message: "The mappings could not be read." });
      return z.NEVER;
    }
  });

const namesOf = (typed: string): string[] => typed.split(/[\s,;]+/).filter(Boolean);

const fields = z.object({
  slug: text,
  expectedVersion: z.coerce.number().int().optional(),
  name: filled,
  kind: z.enum(["keycloak", "oidc"]),
  enabled: tick,
  serverUrl: filled,
  realm: filled,
  issuer: filled,
  clientId: filled,
  clientSecret: filled,
  scopes: text,
  clockToleranceSeconds: number,
  templateAttribute: text,
  emailClaim: text,
  requireVerifiedEmail: tick,
  emailProofClaim: filled,
  allowedDomains: text.transform((typed) => (namesOf(typed).length > 0 ? namesOf(typed) : undefined)),
  createOnSignIn: tick,
  linkByEmail: tick,
  changedAddress: z.enum(changedAddressPolicies).optional(),
  authorization: filled,
  token: filled,
  jwks: filled,
  userinfo: filled,
  endSession: filled,
  pushedAuthorization: filled,
  "client.authentication": z.enum(clientAuthMethods).optional(),
  "client.assertionAudience": z.enum(assertionAudiences).optional(),
  "client.pushedRequests": z.enum(pushingWays).optional(),
  /** There when the form shows the fields of the sync and of the mail password. */
  sync: tick,
  syncEnabled: tick,
  importUsers: tick,
  notices: tick,
  intervalMinutes: number,
  leavers: z.enum(leaverPolicies).optional(),
  missesBeforeLeaving: number,
  graceHours: number,
  guardPercent: number,
  guardAtLeast: number,
  pageSize: number,
  displayNameAttribute: filled,
  quotaAttribute: filled,
  aliasesAttribute: filled,
  languageAttribute: filled,
  "mailPassword.enabled": tick,
  "mailPassword.attribute": text,
  defaultTemplateId: text.transform((id) => id || null),
  mappings,
  changeIssuer: tick,
  unverified: tick,
});

const required: Record<"keycloak" | "oidc", ("serverUrl" | "realm" | "issuer" | "clientId")[]> = {
  keycloak: ["serverUrl", "realm", "clientId"],
  oidc: ["issuer", "clientId"],
};

/**
 * The form of a provider as a browser sends it, in the words of `setIdentityProvider`. `expectedVersion` is missing in
 * that of a new one, `enabled` in that of an existing one, which is switched by a button of its own.
 */
export const providerForm = fields
  .superRefine((form, check) => {
    for (const name of required[form.kind])
      if (!form[name]) check.addIssue({ code: "custom", path: [name], message: "Fill this in." });
    if (form.expectedVersion !== undefined) return;
    if (!form.slug) check.addIssue({ code: "custom", path: ["slug"], message: "Fill this in." });
    if (!form.clientSecret && form["client.authentication"] !== "private_key_jwt")
      check.addIssue({ code: "custom", path: ["clientSecret"], message: "Fill this in." });
  })
  .transform(({ unverified, ...form }) => {
    const { slug, name, kind, clientId, clientSecret, defaultTemplateId, changeIssuer } = form;
    const { expectedVersion } = form;
    return {
      ...{ slug, name, kind, clientId, clientSecret, defaultTemplateId, changeIssuer, expectedVersion },
      enabled: expectedVersion === undefined ? form.enabled : undefined,
      ...(kind === "keycloak"
        ? { serverUrl: form.serverUrl, realm: form.realm, issuer: undefined }
        : { serverUrl: undefined, realm: undefined, issuer: form.issuer }),
      mappings: form.mappings,
      settings: settingsOf(form),
      verify: !unverified,
    };
  });

/** The form as far as it goes, for trying it out before it is complete. */
export const unfinishedProviderForm = fields.transform((form) => ({
  settings: settingsOf(form),
  mappings: form.mappings,
  defaultTemplateId: form.defaultTemplateId,
}));

type Fields = Omit<z.output<typeof fields>, "unverified">;

function settingsOf(form: Fields) {
  const { scopes, templateAttribute, emailClaim, requireVerifiedEmail, allowedDomains } = form;
  const { createOnSignIn, linkByEmail, emailProofClaim, changedAddress } = form;
  return {
    ...{ scopes, templateAttribute, emailClaim, requireVerifiedEmail, allowedDomains },
    ...{ createOnSignIn, linkByEmail, emailProofClaim, changedAddress },
    client: clientOf(form),
    clockToleranceSeconds: form.clockToleranceSeconds,
    endpoints: endpointsOf(form),
    ...syncPartsOf(form),
  };
}

/** What of a person's record is followed, and the rest of the sync, which only a Keycloak has. */
function syncPartsOf(form: Fields) {
  const sync = attributesOf(form);
  return form.sync && form.kind === "keycloak"
    ? { sync: { ...sync, ...syncOf(form) }, mailPassword: mailPasswordOf(form) }
    : { sync };
}

const clientOf = (form: Fields) => ({
  authentication: form["client.authentication"],
  assertionAudience: form["client.assertionAudience"],
  pushedRequests: form["client.pushedRequests"],
});

const mailPasswordOf = (form: Fields) => ({
  enabled: form["mailPassword.enabled"],
  attribute: form["mailPassword.attribute"],
});

const attributesOf = ({
  displayNameAttribute,
  quotaAttribute,
  aliasesAttribute,
  languageAttribute,
}: Fields) => ({
  ...{ displayNameAttribute, quotaAttribute, aliasesAttribute, languageAttribute },
});

const syncOf = ({
  syncEnabled: enabled,
  importUsers,
  notices,
  intervalMinutes,
  leavers,
  ...form
}: Fields) => ({
  ...{ enabled, importUsers, notices, intervalMinutes, leavers },
  missesBeforeLeaving: form.missesBeforeLeaving,
  graceHours: form.graceHours,
  guardPercent: form.guardPercent,
  guardAtLeast: form.guardAtLeast,
  pageSize: form.pageSize,
});

function endpointsOf({
  kind,
  authorization,
  token,
  jwks,
  userinfo,
  endSession,
  pushedAuthorization,
}: Fields) {
  const endpoints = { authorization, token, jwks, userinfo, endSession, pushedAuthorization };
  return kind === "oidc" && Object.values(endpoints).some(Boolean) ? endpoints : undefined;
}

/** The verb's fields by the names of the form: `settings.endpoints.token` is `token`, `mappings.2.value` is `mappings`. */
export function formFields(given: Record<string, string>): Record<string, string> {
  const fieldsByName: Record<string, string> = {};
  for (const [path, message] of Object.entries(given)) {
    const name = path
      .replace(/^(provider\.)?(settings\.)?((endpoints|sync)\.)?/, "")
      .replace(/\.\d+(\..*)?$/, "");
    fieldsByName[name] ??= message;
  }
  return fieldsByName;
}

/** What is switched on or off, or deleted. */
export const oneProvider = z.object({ slug: z.string(), expectedVersion: z.coerce.number().int() });

export const providerSwitch = oneProvider.extend({ enabled: tick });

/** An empty destination: nothing uses the provider. */
export const providerDeletion = oneProvider.extend({ mailboxesGoTo: filled });
