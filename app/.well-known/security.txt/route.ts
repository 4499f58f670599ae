import { contextFor } from "@/lib/platform/db/context";
import { env } from "@/lib/platform/env";
import { currentSettings } from "@/lib/platform/settings/queries";

/** Made anew at each request from what is set, so it never says anything older than that. */
const goodForMs = 30 * 24 * 60 * 60 * 1_000;

/** `security.txt` (RFC 9116): where to report a weakness, as far as somebody has set that; nothing is invented. */
export async function GET(): Promise<Response> {
  const { db } = contextFor({ kind: "system", job: "security-txt" });
  const { security } = await currentSettings(db, "contacts");
  if (security.length === 0) return new Response(null, { status: 404 });
  const lines = [
    ...security.map((uri) => `Contact: ${uri}`),
    `Expires: ${new Date(Date.now() + goodForMs).toISOString()}`,
    `Canonical: ${env().PORTAL_URL}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=300" },
  });
}
