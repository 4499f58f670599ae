import { NextRequest } from "next/server";
import { finishAdminSignOn } from "@/lib/faces/session/finish-admin-sign-on";
import { startAdminSignOn } from "@/lib/faces/session/start-admin-sign-on";
import { arriveWith } from "@/lib/testing/next-request";
import {
  type Cookies,
  cookiesNow,
  type StartedSignOn,
} from "@/lib/testing/openid-provider/relying-party-fixture";

/** The provider's button on the console's login page, in a browser without cookies. Throws the reason when it leads nowhere. */
export async function pressConsoleButton(
  slug: string,
  { next = "/admin/domains", again = false } = {},
): Promise<StartedSignOn> {
  arriveWith({});
  const started = await startAdminSignOn({ role: "superadmin", slug, next, again });
  if (!started.started) throw new Error(started.reason);
  return { url: new URL(started.url), cookies: await cookiesNow() };
}

/** The browser comes back from a provider to the console; gives where it is sent, and what it holds then. */
export async function comeBackToConsole(
  slug: string,
  url: URL,
  cookies: Cookies,
): Promise<{ location: URL; cookies: Cookies }> {
  arriveWith(cookies);
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  const headers = { cookie: cookie.join("; "), host: "localhost:8443", "x-forwarded-proto": "https" };
  const answer = await finishAdminSignOn(new NextRequest(url, { headers }), slug);
  return {
    location: new URL(answer.headers.get("location") ?? "", url),
    cookies: await cookiesNow(),
  };
}
