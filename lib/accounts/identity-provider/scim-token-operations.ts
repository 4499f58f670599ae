import { z } from "zod";
import { providerSubject } from "@/lib/accounts/identity-provider/view";
import { listOf, whole } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { subject } from "@/lib/catalogue/subject";
import { createScimToken } from "@/lib/credentials/scim-token/create-scim-token";
import { scimTokenShapes } from "@/lib/credentials/scim-token/fields";
import { listScimTokens } from "@/lib/credentials/scim-token/queries";
import { revokeScimToken } from "@/lib/credentials/scim-token/revoke-scim-token";
import { newScimTokenView, scimTokenView, showScimToken } from "@/lib/credentials/scim-token/view";
import { requireSuperadmin } from "@/lib/platform/actor";
import { moment } from "@/lib/platform/input/moment";

/** A token by its id; its verb finds it. */
const namedToken = subject({
  kind: "scim-token",
  key: z.strictObject({ id: z.uuid() }),
  read: async (_, key) => key,
  authorise: requireSuperadmin,
});

const superadmins = { audience: ["superadmin"], area: "providers" } as const;

/** The tokens with which a provider pushes its people by SCIM. */
export const scimTokenOperations = [
  operation({
    name: "scim-token.list",
    title: "Lists the SCIM tokens of a provider, newest first",
    about: "Lists the SCIM tokens of a provider, newest first, without the tokens themselves.",
    example: "scim-token list entra",
    ...superadmins,
    effect: "read",
    subject: providerSubject,
    input: nothing,
    output: listOf(scimTokenView),
    run: async ({ context: { db }, subject: { id } }) => ({
      output: whole((await listScimTokens(db, id)).map(showScimToken)),
    }),
  }),
  operation({
    name: "scim-token.create",
    title: "Creates a token with which a provider pushes people and groups by SCIM",
    description: "The base URL for SCIM is `/scim/v2` at the portal.",
    about: "Creates a token with which a provider pushes people and groups by SCIM. It is shown only once.",
    example: "scim-token create entra --name 'Entra ID'",
    ...superadmins,
    effect: "write",
    subject: providerSubject,
    input: z.strictObject({
      ...scimTokenShapes,
      name: scimTokenShapes.name.default("SCIM"),
      expiresAt: moment.nullable().default(null),
    }),
    output: newScimTokenView,
    dangerous: true,
    records: { "scim-token.create": "SCIM token created" },
    async run({ context, subject: { id }, input }) {
      const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
      return { output: await createScimToken(context, { ...input, identityProviderId: id, expiresAt }) };
    },
  }),
  operation({
    name: "scim-token.revoke",
    title: "Revokes a SCIM token immediately",
    about: "Revokes a SCIM token immediately. People and groups that were pushed with it stay.",
    example: "scim-token revoke 01890a5d-ac96-774b-bcce-b302099a8057",
    ...superadmins,
    effect: "write",
    subject: namedToken,
    input: nothing,
    output: null,
    records: { "scim-token.revoke": "SCIM token revoked" },
    buttons: {
      revoke: {
        label: "Revoke",
        question: "Revoke {name}?",
        consequence:
          "The system that uses this token loses access immediately. People and groups that it has pushed stay. This can't be undone.",
        pending: "Revoking…",
      },
    },
    run: ({ context, subject: { id } }) => revokeScimToken(context, { id }),
  }),
];
