import { createHash } from "node:crypto";
import { getWords } from "@/app/_words/get-words";
import { escapeHtml, plainPage } from "@/app/plain-page";
import type { AfterSignOut } from "@/lib/faces/session/sign-out";
import { words } from "@/lib/words/text";

const sendOnWords = words("portal.signOut.atProvider", {
  title: "Signing out…",
  whatHappens: "You are signed out here. Your identity provider signs you out next.",
  continue: "Continue",
});

const script = "document.forms[0].submit()";
const scriptHash = createHash("sha256").update(script).digest("base64");

type Form = Extract<AfterSignOut, { form: unknown }>["form"];

/** A page that sends a form on by itself; without scripts, by one more click. */
export async function sendOn({ action, fields }: Form): Promise<Response> {
  const t = await getWords(sendOnWords);
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const { origin } = new URL(action);
  const body = `<p>${t("whatHappens")}</p>
<form method="post" action="${escapeHtml(action)}">${inputs.join("")}<button>${t("continue")}</button></form>
<script>${script}</script>`;
  const policy = `default-src 'none'; script-src 'sha256-${scriptHash}'; style-src 'unsafe-inline'; form-action ${origin} 'self' https:; base-uri 'none'; frame-ancestors 'none'`;
  const headers = { "content-security-policy": policy };
  return plainPage({ status: 200, title: t("title"), body, headers });
}
