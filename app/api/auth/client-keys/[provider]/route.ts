import { publishClientKeys } from "@/lib/session/publish-client-keys";

/** The public keys of our client at a provider, for that provider (RFC 7517, section 5). */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ provider: string }> },
): Promise<Response> {
  return publishClientKeys((await params).provider);
}
