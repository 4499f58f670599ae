import { offerPasskeySignIn } from "@/lib/faces/session/passkey-sign-in";

/** The options with which the login page's script asks for a passkey, as JSON; by POST, which no foreign page can send. */
export async function POST(): Promise<Response> {
  return Response.json(await offerPasskeySignIn(), { headers: { "cache-control": "no-store" } });
}
