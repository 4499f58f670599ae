import type { ClientCredential } from "@/lib/providers/client/authenticate-client";

/** The password of our account at a directory. Throws for a key pair, which a simple bind has no use for. */
export function passwordOf(credential: ClientCredential): string {
  if ("secret" in credential) return credential.secret;
  throw new Error("a directory takes no signed assertions");
}
