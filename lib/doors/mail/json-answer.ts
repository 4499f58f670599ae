const headers = { "content-type": "application/json", "cache-control": "no-store" };

export const jsonAnswer = (status: number, body: object): Response =>
  new Response(JSON.stringify(body), { status, headers });

/** "Not now": Dovecot turns it into a temporary failure in every protocol. */
export const unavailableAnswer = (): Response => jsonAnswer(503, { success: false, unavailable: true });
