import { words } from "@/lib/words/text";

/** What people read for a kind of second factor. */
export const factorKindWords = words("factors.kind", { totp: "Authenticator app", passkey: "Passkey" });
