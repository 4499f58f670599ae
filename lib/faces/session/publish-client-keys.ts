import { databaseClient } from "@/lib/platform/db/client";
import { listClientKeys } from "@/lib/providers/settings/client-keys";

/** How long a provider may keep them: short, so that a new key is known soon after it is made. */
const maxAgeSeconds = 60;

/**
 * `GET /api/auth/client-keys/SLUG`: the keys that a provider checks our client's assertions with (RFC 7523, section 3). A
 * provider that nobody knows has none, as one that is asked by a secret: nobody learns by it what providers there are.
 */
export async function publishClientKeys(slug: string): Promise<Response> {
  const keys = await listClientKeys(databaseClient().db, slug);
  return Response.json(
    { keys },
    {
      headers: {
        "content-type": "application/jwk-set+json",
        "cache-control": `public, max-age=${maxAgeSeconds}`,
      },
    },
  );
}
