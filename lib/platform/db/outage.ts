const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENOENT",
  "EPIPE",
  "PROTOCOL_CONNECTION_LOST",
]);

/** The code of the operating system or the driver when a lost or refused connection is behind a failure, or undefined. */
export function outageCode(thrown: unknown): string | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const { code } = error as NodeJS.ErrnoException;
    if (code && unreachable.has(code)) return code;
    // The driver's mark of an error that has ended the connection.
    if ("fatal" in error && error.fatal === true) return code ?? "connection lost";
  }
  return undefined;
}
