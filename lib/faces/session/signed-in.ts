import { redirect } from "next/navigation";
import { recentlyAuthenticated } from "@/lib/credentials/admin-session/lifetime";
import { ProofNeeded, type ProofWay, proofWays } from "@/lib/credentials/admin-session/proof-needed";
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
  const { mailboxId, address, openedBy } = session;
  const visitor = await visitorAs({
    kind: "mailbox",
    id: mailboxId,
    address,
    ...(openedBy ? { openedBy: openedBy.login } : {}),
  });
  return { session, visitor, context: visitor.context };
}

export type SignedIn = Awaited<ReturnType<typeof signedIn>>;

/**
 * As `signedIn`, for what changes how a person signs in: throws `ProofNeeded` when it has not proved lately who it is. Forms
 * use such an action with `useProvenAction`, which asks for the proof and sends the same again.
 */
export async function provenSignedIn() {
  const person = await signedIn();
  const ways = await missingProof(person);
  if (ways) throw new ProofNeeded(ways);
  return person;
}

/** By what somebody must prove again who it is; null: it has, lately. A provider's session is proved there alone. */
export async function missingProof({ session, context }: SignedIn): Promise<ProofWay[] | null> {
  if (recentlyAuthenticated(session)) return null;
  if (session.signedInAt) return ["provider"];
  return proofWays(await listFactors(context.db, { kind: "mailbox", id: session.mailboxId }));
}
