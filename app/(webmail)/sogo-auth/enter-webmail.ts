import { escapeHtml, plainPage } from "@/app/plain-page";
import { currentSession } from "@/lib/faces/session/current";
import { canonicalAddress } from "@/lib/platform/address/address";

const noStore = { "cache-control": "no-store" };

const redirect = (location: string): Response =>
  new Response(null, { status: 302, headers: { ...noStore, location } });

/** A page of its own, since no page of the portal says why a link did not work. */
const refusal = (reason: string): Response =>
  plainPage({
    status: 403,
    title: "Webmail did not open",
    body: `<p>${escapeHtml(reason)}</p><p><a href="/home">Back to your account</a></p>`,
  });

const driven = "This link or page wanted to change something in your webmail. Nothing was changed.";

/** What somebody could have done in the person's name by a link (`webmail-access/driven.ts`). */
const refusedDeed = (): Response =>
  plainPage({
    status: 403,
    title: "Not done",
    body: `<p>${driven} If it is what you want, do it in webmail itself.</p><p><a href="/sogo-auth">Open webmail</a></p>`,
  });

/** The mailbox a link asks for; null for the visitor's own: nothing given, or a `%u` that nobody has filled in. */
function wantedAddress(request: Request): string | null {
  const given = new URL(request.url).searchParams.get("login");
  if (!given || given === "%u") return null;
  // A "+" that was not encoded arrives as a space, which no address has.
  return canonicalAddress(given.replaceAll(" ", "+"))?.address ?? "";
}

/**
 * `GET /sogo-auth?login=ADDRESS`: enters webmail from a link (design section 4). Without a session the way leads
 * through the sign-in and back; a link for another mailbox opens nothing. nginx leads here as well when the gate has
 * refused something, and says why in `refused`.
 */
export async function enterWebmail(request: Request): Promise<Response> {
  if (new URL(request.url).searchParams.get("refused") === "driven") return refusedDeed();
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
