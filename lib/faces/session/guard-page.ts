import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/platform/env";
import { isFromOwnPage, isFromThisSite } from "@/lib/platform/http/own-page";
import { sayTo } from "@/lib/platform/reader/reader-language";
import { words } from "@/lib/words/text";

const pageWords = words("session.page", {
  foreignForm: "This form was not sent from {portal}. Open that address and try again.",
});

/** What a page is asked by; forms and server actions use POST. */
const pageMethods = ["GET", "HEAD", "POST"];
const allow = { allow: [...pageMethods, "OPTIONS"].join(", ") };

/**
 * What mail apps ask for by the name of a domain of ours, `autoconfig.example.org` and the like. It knows no session and tells
 * nothing about anybody. Microsoft's apps write theirs in any case, which `next.config.mjs` puts right: a rewrite from here would
 * lead through the network, since nginx says https and another host than Next listens at.
 */
const forMailApps = [
  "/.well-known/autoconfig/mail/config-v1.1.xml",
  "/mail/config-v1.1.xml",
  "/autodiscover/autodiscover.xml",
];

/**
 * Stands before every page and every route that a browser opens (not before /api and /scim, which have rules of their own): a method
 * that no page has is refused, another host name leads to the public one, and a form counts only when a page of ours
 * sent it: otherwise a foreign page, or a mail that webmail shows, could sign somebody in as its author, or change how they sign in.
 */
export function guardPage(request: NextRequest): Response {
  const { method, headers, url } = request;
  const { pathname, search } = new URL(url);
  // RFC 6764 5: somebody has entered only the host into a CalDAV client.
  if (method === "PROPFIND" && pathname === "/") return redirectTo("/SOGo/dav/", 301);
  if (method === "OPTIONS") return new Response(null, { status: 204, headers: allow });
  if (!pageMethods.includes(method)) return new Response(null, { status: 405, headers: allow });
  if (forMailApps.includes(pathname.toLowerCase())) return NextResponse.next();
  if (!isPublicName(headers))
    return method === "POST" ? refuse(request, 421) : redirectTo(`${pathname}${search}`, 307);
  // Webmail's menu signs people out, and nothing else.
  const isOurs = pathname === "/sign-out" ? isFromThisSite : isFromOwnPage;
  if (method === "POST" && !isOurs(headers, env().PORTAL_URL)) return refuse(request, 403);
  return NextResponse.next();
}

/** Cookies, the provider's redirect URI and passkeys hold for the public name only. */
function isPublicName(headers: Headers): boolean {
  const { host, protocol } = new URL(env().PORTAL_URL);
  // Several proxies make a list of it, the nearest to the browser first.
  const [name = ""] = (headers.get("x-forwarded-host") ?? headers.get("host") ?? "").split(",");
  const asked = `${protocol}//${name.trim()}`;
  return URL.canParse(asked) && new URL(asked).host === host;
}

function redirectTo(path: string, status: 301 | 307): Response {
  const location = new URL(env().PORTAL_URL + path).href;
  return new Response(null, { status, headers: { location, "cache-control": "no-store" } });
}

function refuse(request: Request, status: 403 | 421): Response {
  const text = sayTo(request, pageWords("foreignForm", { portal: env().PORTAL_URL }));
  return new Response(`${text}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
