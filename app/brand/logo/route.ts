import { contextFor } from "@/lib/platform/db/context";
import { currentSettings } from "@/lib/platform/settings/queries";

/** The installation's logo; whoever opens it by itself gets a picture that may do nothing (CSP sandbox). */
export async function GET(): Promise<Response> {
  const { db } = contextFor({ kind: "system", job: "brand" });
  const { logo } = await currentSettings(db, "branding");
  if (!logo) return new Response(null, { status: 404 });
  return new Response(Buffer.from(logo.base64, "base64"), {
    headers: {
      "content-type": logo.mediaType,
      "cache-control": "public, max-age=300",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    },
  });
}
