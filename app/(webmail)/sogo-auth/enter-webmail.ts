import { getSay, getWords } from "@/app/_words/get-words";
import { escapeHtml, plainPage } from "@/app/plain-page";
import { currentSession } from "@/lib/faces/session/current";
import { canonicalAddress } from "@/lib/platform/address/address";
import { type Text, words } from "@/lib/words/text";

const webmailWords = words("webmail", {
  notOpened: "Webmail could not be opened",
  foreign: "This link is for another mailbox. You are signed in as {address}.",
  off: "Webmail is switched off for your mailbox. Ask your administrator to switch it on.",
  back: "Back to your account",
  blocked: "Blocked",
  driven:
    "A link or page tried to change something in your webmail. Nothing was changed. If you want to make this change, do it in webmail.",
  open: "Open webmail",
});

const noStore = { "cache-control": "no-store" };

const redirect = (location: string): Response =>
  new Response(null, { status: 302, headers: { ...noStore, location } });

/** A page of its own, since no page of the portal says why a link did not work. */
async function refusal(reason: Text): Promise<Response> {
  const say = await getSay();
  return plainPage({
    status: 403,
    title: say(webmailWords("notOpened")),
    body: `<p>${escapeHtml(say(reason))}</p><p><a href="/home">${say(webmailWords("back"))}</a></p>`,
  });
}

/** What somebody could have done in the person's name by a link (`webmail-access/driven.ts`). */
async function refusedDeed(): Promise<Response> {
  const t = await getWords(webmailWords);
  return plainPage({
    status: 403,
    title: t("blocked"),
    body: `<p>${t("driven")}</p><p><a href="/sogo-auth">${t("open")}</a></p>`,
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
    return refusal(webmailWords("foreign", { address: session.address }));
  if (!session.webmail) return refusal(webmailWords("off"));
  return redirect(`/SOGo/so/${encodeURIComponent(session.address)}/Mail/view`);
}
