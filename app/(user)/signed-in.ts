import { redirect } from "next/navigation";
import { currentSession } from "@/lib/session/current";
import { visitorAs } from "@/lib/session/visitor";

/** The session of this request and a context that acts as its mailbox; whoever has none goes to the login page. */
export async function signedIn() {
  const session = await currentSession();
  if (!session) redirect("/");
  const { mailboxId, address } = session;
  const { context } = await visitorAs({ kind: "mailbox", id: mailboxId, address });
  return { session, context };
}
