import { redirect } from "next/navigation";
import { currentSession } from "@/lib/session/current";
import { onTheWayTo } from "@/lib/session/next-path";
import { visitorAs } from "@/lib/session/visitor";

/**
 * The session of this request and its visitor, acting as that mailbox; whoever has none goes to the login page and comes
 * back to the one page that there is.
 */
export async function signedIn() {
  const session = await currentSession();
  if (!session) redirect(onTheWayTo("/home", "/"));
  const { mailboxId, address, openedBy } = session;
  const visitor = await visitorAs({
    kind: "mailbox",
    id: mailboxId,
    address,
    ...(openedBy ? { openedBy: openedBy.login } : {}),
  });
  return { session, visitor, context: visitor.context };
}
