import { z } from "zod";
import { getAdminByLogin } from "@/lib/accounts/admin-account/queries";
import { visibleMailbox } from "@/lib/accounts/mailbox/visible-mailbox";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { ownMailboxId } from "@/lib/faces/rest/operations/app-passwords";
import { byAddress } from "@/lib/faces/rest/operations/visible-mailbox";
import { listOf, whole } from "@/lib/faces/rest/page";
import { moment, text, textOrNull } from "@/lib/faces/rest/views/moment";
import type { Context } from "@/lib/platform/db/context";
import { factorKinds } from "@/lib/platform/db/schema/second-factor";

const factorView = z
  .object({
    id: z.uuid(),
    kind: z.enum(factorKinds),
    name: z.string(),
    createdAt: moment,
    lastUsedAt: moment.nullable(),
  })
  .meta({ id: "SecondFactor" });

async function list(context: Context, owner: FactorOwner) {
  const rows = await listFactors(context.db, owner);
  return {
    body: whole(
      rows.map((row) => ({
        ...row,
        createdAt: text(row.createdAt),
        lastUsedAt: textOrNull(row.lastUsedAt),
      })),
    ),
  };
}

async function reset(context: Context, owner: FactorOwner) {
  await resetFactors(context, owner);
  return {};
}

const ofMailbox = async (context: Context, address: string): Promise<FactorOwner> => ({
  kind: "mailbox",
  id: (await visibleMailbox(context, address)).id,
});

const ofAdmin = async ({ db }: Context, login: string): Promise<FactorOwner> => ({
  kind: "admin",
  id: (await getAdminByLogin(db, login)).id,
});

const mailboxFactors = {
  path: "/mailboxes/{address}/second-factors",
  roles: ["admin", "domain-admin"],
  area: "mailboxes",
  params: byAddress,
  query: none,
  body: noBody,
} as const;

const adminFactors = {
  path: "/admins/{login}/second-factors",
  roles: ["admin"],
  area: "admins",
  params: z.strictObject({ login: z.string().max(320) }),
  query: none,
  body: noBody,
} as const;

export const secondFactorOperations = [
  operation({
    ...mailboxFactors,
    id: "listMailboxFactors",
    command: "mailbox second-factors",
    method: "get",
    summary: "The second factors of a mailbox",
    answer: listOf(factorView),
    handle: async ({ context, params }) => list(context, await ofMailbox(context, params.address)),
  }),
  operation({
    ...mailboxFactors,
    id: "resetMailboxFactors",
    command: "mailbox reset-second-factors",
    method: "delete",
    summary: "Takes away all second factors of somebody who has lost them, and ends the web sessions",
    answer: null,
    dangerous: true,
    handle: async ({ context, params }) => reset(context, await ofMailbox(context, params.address)),
  }),
  operation({
    ...adminFactors,
    id: "listAdminFactors",
    command: "admin second-factors",
    method: "get",
    summary: "The second factors of an administrator",
    answer: listOf(factorView),
    handle: async ({ context, params }) => list(context, await ofAdmin(context, params.login)),
  }),
  operation({
    ...adminFactors,
    id: "resetAdminFactors",
    command: "admin reset-second-factor",
    method: "delete",
    summary: "Takes away all second factors of an administrator who has lost them, and ends the sessions",
    answer: null,
    dangerous: true,
    handle: async ({ context, params }) => reset(context, await ofAdmin(context, params.login)),
  }),
  operation({
    id: "listSecondFactors",
    command: "mailbox second-factors",
    method: "get",
    path: "/second-factors",
    roles: ["user"],
    area: "profile",
    summary: "Your second factors",
    params: none,
    query: none,
    body: noBody,
    answer: listOf(factorView),
    handle: ({ context }) => list(context, { kind: "mailbox", id: ownMailboxId(context) }),
  }),
];
