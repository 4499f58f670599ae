import { env } from "@/lib/platform/env";

/** Who passkeys are made for (WebAuthn: relying party): the portal's host name, whatever a request's headers say. */
export const relyingParty = () => {
  const origin = env().PORTAL_URL;
  return { name: "Letterlock", id: new URL(origin).hostname, origin };
};
