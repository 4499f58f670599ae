import { answersTo } from "@/lib/faces/rest/wrong-method";
import { publishClientKeys } from "@/lib/faces/session/publish-client-keys";

/** The public keys of our client at a provider, for that provider (RFC 7517, section 5). */
async function publish(
  _request: Request,
  { params }: { params: Promise<{ provider: string }> },
): Promise<Response> {
  return publishClientKeys((await params).provider);
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answersTo({ GET: publish });
