import { z } from "zod";
import { env } from "@/lib/platform/env";
import { usualKeyAlgorithm } from "@/lib/providers/client/client-key";
import { clientSettings } from "@/lib/providers/client/client-settings";
import { groupsClaim } from "@/lib/providers/directory/person";
import { userEventTypes } from "@/lib/providers/kinds/keycloak/event-records";
import {
  adminCallbackUrl,
  backchannelLogoutUrl,
  callbackUrl,
  clientKeysUrl,
  postLogoutPattern,
} from "@/lib/providers/settings/public-urls";
import { claimName, commonSettings, mailPasswordSettings } from "@/lib/providers/settings/settings";
import { providerSlug } from "@/lib/providers/settings/slug";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const fileWords = words("provider.keycloak.file", {
  controlCharacters: "must not contain control characters",
});

const visible = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}+$/u, message(fileWords("controlCharacters")));

/** What of a provider's form goes into Keycloak. */
export const keycloakFileInput = z.strictObject({
  slug: providerSlug,
  realm: visible,
  clientId: visible.default("letterlock"),
  templateAttribute: commonSettings.templateAttribute,
  /** Further claims that a sign-in looks at: of mappings, aliases and others. */
  claims: z.array(claimName).max(100).default([]),
  /** With the mail-password flow: the attribute with the hash. */
  mailPasswordAttribute: mailPasswordSettings.shape.attribute.removeDefault().optional(),
  /** How our client proves itself there. */
  clientAuthentication: clientSettings.shape.authentication,
  /** Adds the service account's roles that import and sync need. */
  readPeople: z.boolean().default(true),
});
type Form = z.output<typeof keycloakFileInput>;

const inAllTokens = {
  "id.token.claim": "true",
  "access.token.claim": "true",
  "userinfo.token.claim": "true",
  "introspection.token.claim": "true",
};

/** A user attribute that goes into the tokens and `/userinfo`, as a list where it has several values. */
const attributeMapper = (name: string) => ({
  name,
  protocol: "openid-connect",
  protocolMapper: "oidc-usermodel-attribute-mapper",
  config: {
    "user.attribute": name,
    "claim.name": name,
    "jsonType.label": "String",
    multivalued: "true",
    ...inAllTokens,
  },
});

/** The paths of a person's groups, such as `/staff`. */
const groupsMapper = () => ({
  name: groupsClaim,
  protocol: "openid-connect",
  protocolMapper: "oidc-group-membership-mapper",
  config: { "full.path": "true", "claim.name": groupsClaim, ...inAllTokens },
});

/** What Keycloak's own scopes `profile` and `email` bring, or every token has. */
const ownClaims = new Set([
  ...["sub", "email", "email_verified", "locale"],
  ...["name", "given_name", "family_name", "preferred_username"],
]);

/** Never the hash of a mail password, whatever else is said to look at it. */
function claimMappers({ templateAttribute, claims, mailPasswordAttribute }: Form) {
  const names = [...new Set([templateAttribute, ...claims])].filter(
    (name) => !ownClaims.has(name) && name !== mailPasswordAttribute,
  );
  return names.map((name) => (name === groupsClaim ? groupsMapper() : attributeMapper(name)));
}

/**
 * The hash of a mail password, for `/userinfo` only: that answer goes from server to server. An ID token would carry it
 * into the address of a sign-out (`id_token_hint`), an access token to whatever takes one.
 */
const mailPasswordMapper = (name: string) => {
  const { config, ...mapper } = attributeMapper(name);
  const nowhere = {
    "id.token.claim": "false",
    "access.token.claim": "false",
    "introspection.token.claim": "false",
  };
  return { ...mapper, config: { ...config, ...nowhere } };
};

/** Without it the access token has no `aud`, and mail apps could not come in with it (OAUTHBEARER). */
const audienceMapper = (clientId: string) => ({
  name: "audience",
  protocol: "openid-connect",
  protocolMapper: "oidc-audience-mapper",
  config: {
    "included.client.audience": clientId,
    "id.token.claim": "false",
    "access.token.claim": "true",
    "introspection.token.claim": "true",
  },
});

const signs = ({ clientAuthentication }: Form) => clientAuthentication === "private_key_jwt";

const proofOf = (form: Form) => ({ clientAuthenticatorType: signs(form) ? "client-jwt" : "client-secret" });

/** Where Keycloak reads our public keys. */
const keysOf = (form: Form): Record<string, string> =>
  signs(form)
    ? {
        "use.jwks.url": "true",
        "jwks.url": clientKeysUrl(form.slug),
        "token.endpoint.auth.signing.alg": usualKeyAlgorithm,
      }
    : {};

function client(form: Form) {
  const { slug, clientId, mailPasswordAttribute, readPeople } = form;
  const portal = env().PORTAL_URL;
  return {
    clientId,
    name: "Mail portal",
    enabled: true,
    protocol: "openid-connect",
    publicClient: false,
    ...proofOf(form),
    standardFlowEnabled: true,
    implicitFlowEnabled: false,
    directAccessGrantsEnabled: false,
    serviceAccountsEnabled: readPeople,
    rootUrl: portal,
    baseUrl: `${portal}/`,
    redirectUris: [callbackUrl(slug), adminCallbackUrl(slug)],
    webOrigins: [],
    frontchannelLogout: false,
    attributes: {
      "pkce.code.challenge.method": "S256",
      "post.logout.redirect.uris": postLogoutPattern(),
      "backchannel.logout.url": backchannelLogoutUrl(slug),
      "backchannel.logout.session.required": "true",
      ...keysOf(form),
    },
    protocolMappers: [
      ...claimMappers(form),
      ...(mailPasswordAttribute ? [mailPasswordMapper(mailPasswordAttribute)] : []),
      audienceMapper(clientId),
    ],
  };
}

const serviceAccount = ({ clientId }: Form) => ({
  username: `service-account-${clientId.toLowerCase()}`,
  enabled: true,
  serviceAccountClientId: clientId,
  clientRoles: { "realm-management": ["view-users", "query-users", "view-events"] },
});

const clientParts = (form: Form) => ({
  clients: [client(form)],
  users: form.readPeople ? [serviceAccount(form)] : [],
});

/**
 * A file for "Partial import" into a realm that exists: our client with its URLs and mappers, and its service
 * account's roles. Holds no secret: Keycloak makes one, to be copied into the form here.
 */
export function keycloakClientFile(input: z.input<typeof keycloakFileInput>) {
  return { ifResourceExists: "FAIL", ...clientParts(keycloakFileInput.parse(input)) };
}

/** As `keycloakClientFile`, for "Create realm"; people can neither see nor change the attribute of their template. */
export function keycloakRealmFile(input: z.input<typeof keycloakFileInput>) {
  const form = keycloakFileInput.parse(input);
  const profile = JSON.stringify({ unmanagedAttributePolicy: "ADMIN_EDIT", attributes: profileAttributes });
  return {
    realm: form.realm,
    enabled: true,
    sslRequired: "external",
    bruteForceProtected: true,
    // For directory events between the full reads: who was changed, for a week, without what was changed.
    eventsEnabled: true,
    eventsExpiration: 604_800,
    enabledEventTypes: [...userEventTypes],
    adminEventsEnabled: true,
    adminEventsDetailsEnabled: false,
    attributes: { adminEventsExpiration: "604800" },
    ...clientParts(form),
    components: {
      "org.keycloak.userprofile.UserProfileProvider": [
        { providerId: "declarative-user-profile", config: { "kc.user.profile.config": [profile] } },
      ],
    },
  };
}

const mayEdit = (...edit: string[]) => ({ view: ["admin", "user"], edit });

/** Keycloak's own profile, except that the email address, which decides about the mailbox, is the administrators'. */
const profileAttributes = [
  {
    name: "username",
    displayName: `\${username}`,
    validations: { length: { min: 3, max: 255 }, "username-prohibited-characters": {} },
    permissions: mayEdit("admin", "user"),
  },
  {
    name: "email",
    displayName: `\${email}`,
    validations: { email: {}, length: { max: 255 } },
    permissions: mayEdit("admin"),
  },
  ...["firstName", "lastName"].map((name) => ({
    name,
    displayName: `\${${name}}`,
    validations: { length: { max: 255 }, "person-name-prohibited-characters": {} },
    permissions: mayEdit("admin", "user"),
  })),
];
