import { loginOptions } from "@/app/(portal)/login-options";
import { readLoginQuery } from "@/app/(portal)/login-query";
import { onTheWayTo } from "@/lib/faces/session/next-path";
import { startSingleSignOn } from "@/lib/faces/session/start-single-sign-on";
import { contextFor } from "@/lib/platform/db/context";
import { currentSettings } from "@/lib/platform/settings/queries";
import { listSignInProviders } from "@/lib/providers/provider/queries";

const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });

/** Sends a visitor to the one provider, where an administrator has set that up: a page cannot set the check cookies. */
export async function GET(request: Request): Promise<Response> {
  const query = readLoginQuery(Object.fromEntries(new URL(request.url).searchParams));
  const { db } = contextFor({ kind: "system", job: "login-page" });
  const [settings, providers] = await Promise.all([
    currentSettings(db, "loginPage"),
    listSignInProviders(db),
  ]);
  const { redirectTo } = loginOptions(settings, providers, query);
  if (redirectTo === null) return seeOther(onTheWayTo(query.next, "/", { direct: "1" }));
  const start = await startSingleSignOn(redirectTo, query.next ?? "/");
  return seeOther(start.started ? start.url : onTheWayTo(query.next, "/", { refused: start.reason }));
}
