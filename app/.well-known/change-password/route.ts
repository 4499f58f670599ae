/** Where password managers lead to (W3C, "A Well-Known URL for Changing Passwords"); signed out, by the sign-in. */
export const GET = (): Response =>
  new Response(null, {
    status: 303,
    headers: { location: "/home/security#password", "cache-control": "no-store" },
  });
