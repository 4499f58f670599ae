import { redirect } from "next/navigation";
import { recentlyAuthenticated } from "@/lib/credentials/admin-session/lifetime";
import {
  type ReauthenticationMethod,
  ReauthenticationNeeded,
  reauthenticationMethods,
} from "@/lib/credentials/admin-session/reauthentication-needed";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { currentSession } from "@/lib/faces/session/current";
import { onTheWayTo } from "@/lib/faces/session/next-path";
import { visitorAs } from "@/lib/faces/session/visitor";

/**
 * The session of this request and its visitor, acting as that mailbox; whoever has none goes to the login page and comes
 * back to `page`.
 */
export async function signedIn(page = "/home") {
  const session = await currentSession();
  if (!session) redirect(onTheWayTo(page, "/"));
  const { mailboxId, address, impersonatedBy } = session;
  const visitor = await visitorAs({
    kind: "mailbox",
    id: mailboxId,
    address,
    ...(impersonatedBy ? { impersonatedBy: impersonatedBy.login } : {}),
  });
  return { session, visitor, context: visitor.context };
}

export type SignedIn = Awaited<ReturnType<typeof signedIn>>;

/**
 * As `signedIn`, for what changes how a person signs in: throws `ReauthenticationNeeded` when it has not re-authenticated lately. Forms
 * use such an action with `useReauthenticatedAction`, which asks for it and sends the same again.
 */
export async function reauthenticatedSignedIn() {
  const person = await signedIn();
  const ways = await missingReauthentication(person);
  if (ways) throw new ReauthenticationNeeded(ways);
  return person;
}

/** By what somebody must re-authenticate; null: it has, lately. A provider's session is proved there alone. */
async function missingReauthentication({
  session,
  context,
}: SignedIn): Promise<ReauthenticationMethod[] | null> {
  if (recentlyAuthenticated(session)) return null;
  if (session.signedInAt) return ["provider"];
  return reauthenticationMethods(await listFactors(context.db, { kind: "mailbox", id: session.mailboxId }));
}
