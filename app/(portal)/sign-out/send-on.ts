import { createHash } from "node:crypto";
import { escapeHtml, plainPage } from "@/app/plain-page";
import type { AfterSignOut } from "@/lib/faces/session/sign-out";

const script = "document.forms[0].submit()";
const scriptHash = createHash("sha256").update(script).digest("base64");

type Form = Extract<AfterSignOut, { form: unknown }>["form"];

/** A page that sends a form on by itself; without scripts, by one more click. */
export function sendOn({ action, fields }: Form): Response {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const { origin } = new URL(action);
  const body = `<p>You are signed out here. Now your identity provider is told.</p>
<form method="post" action="${escapeHtml(action)}">${inputs.join("")}<button>Go on</button></form>
<script>${script}</script>`;
  const policy = `default-src 'none'; script-src 'sha256-${scriptHash}'; style-src 'unsafe-inline'; form-action ${origin} 'self' https:; base-uri 'none'; frame-ancestors 'none'`;
  const headers = { "content-security-policy": policy };
  return plainPage({ status: 200, title: "Signing out …", body, headers });
}
