export { guardPage as proxy } from "@/lib/faces/session/guard-page";

/** Not /api and Next's own files; nor where nginx leads to with an address in a header, which a redirect would lose. */
export const config = { matcher: ["/((?!api/|_next/|sign-in-first$).*)"] };
