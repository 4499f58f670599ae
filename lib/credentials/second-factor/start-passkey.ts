import { type AuthenticatorTransportFuture, generateRegistrationOptions } from "@simplewebauthn/server";
import { and, eq } from "drizzle-orm";
import { type FactorOwner, getOwner, requireOwner } from "@/lib/credentials/second-factor/owner";
import { keepChallenge } from "@/lib/credentials/second-factor/passkey-challenge";
import { factorOf } from "@/lib/credentials/second-factor/queries";
import { relyingParty } from "@/lib/credentials/second-factor/relying-party";
import type { Context } from "@/lib/platform/db/context";
import { secondFactor } from "@/lib/platform/db/schema";

/** Whose a passkey is, as it says itself. */
export const userHandle = ({ kind, id }: FactorOwner): string => `${kind}:${id}`;

/** The credentials of an owner as the browser wants to be told of them. */
export async function passkeysOf({ db }: Pick<Context, "db">, owner: FactorOwner) {
  const rows = await db
    .select({ id: secondFactor.credentialId, transports: secondFactor.transports })
    .from(secondFactor)
    .where(and(factorOf(owner), eq(secondFactor.kind, "passkey")));
  return rows.flatMap(({ id, transports }) =>
    id === null ? [] : [{ id, transports: (transports ?? []) as AuthenticatorTransportFuture[] }],
  );
}

/** The options with which a browser makes a passkey for the owner, who asks for it. Valid once, for five minutes. */
export async function startPasskey(context: Context, owner: FactorOwner) {
  requireOwner(context.actor, owner);
  const { label } = await getOwner(context.db, owner);
  const { id: rpID, name: rpName } = relyingParty();
  const options = await generateRegistrationOptions({
    rpID,
    rpName,
    userName: label,
    userID: new TextEncoder().encode(userHandle(owner)),
    attestationType: "none",
    authenticatorSelection: {
      // Mailboxes can be signed in to by a passkey alone; one of an administrator would only stand among them there.
      residentKey: owner.kind === "mailbox" ? "preferred" : "discouraged",
      userVerification: "preferred",
    },
    excludeCredentials: await passkeysOf(context, owner),
  });
  await keepChallenge(context.db, owner, "register", options.challenge);
  return options;
}
