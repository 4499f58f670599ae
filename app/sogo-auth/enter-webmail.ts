import { canonicalAddress } from "@/lib/mailbox/address";
import { currentSession } from "@/lib/session/current";

const noStore = { "cache-control": "no-store" };

const redirect = (location: string): Response =>
  new Response(null, { status: 302, headers: { ...noStore, location } });

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A page of its own, since no page of the portal says why a link did not work. */
function refusal(reason: string): Response {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Webmail</title><body style="font-family:system-ui;max-width:32rem;margin:4rem auto;padding:0 1rem;line-height:1.5">
<h1 style="font-size:1.25rem">Webmail did not open</h1><p>${escapeHtml(reason)}</p><p><a href="/home">Back to your account</a></p>`;
  return new Response(html, {
    status: 403,
    headers: { ...noStore, "content-type": "text/html; charset=utf-8" },
  });
}

/** The mailbox a link asks for; null for the visitor's own: nothing given, or a `%u` that nobody has filled in. */
function wantedAddress(request: Request): string | null {
  const given = new URL(request.url).searchParams.get("login");
  if (!given || given === "%u") return null;
  // A "+" that was not encoded arrives as a space, which no address has.
  return canonicalAddress(given.replaceAll(" ", "+"))?.address ?? "";
}

/**
 * `GET /sogo-auth?login=ADDRESS`: enters webmail from a link (design section 4). Without a session the way leads
 * through the sign-in and back; a link for another mailbox opens nothing.
 */
export async function enterWebmail(request: Request): Promise<Response> {
  const session = await currentSession();
  if (!session) {
    const { pathname, search } = new URL(request.url);
    return redirect(`/?next=${encodeURIComponent(`${pathname}${search}`)}`);
  }
  const wanted = wantedAddress(request);
  if (wanted !== null && wanted !== session.address)
    return refusal(`This link is for another mailbox. You are signed in as ${session.address}.`);
  if (!session.webmail)
    return refusal("Webmail is switched off for your mailbox. Your administrator can change that.");
  return redirect(`/SOGo/so/${encodeURIComponent(session.address)}/Mail/view`);
}
