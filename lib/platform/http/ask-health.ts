/** Asks a server of our own whether it works. Throws what `fetch` throws. */
export async function askHealth(url: string, timeMs: number): Promise<Pick<Response, "ok" | "status">> {
  const response = await fetch(new URL("/api/health", url), {
    redirect: "error",
    signal: AbortSignal.timeout(timeMs),
  });
  await response.body?.cancel();
  return response;
}
