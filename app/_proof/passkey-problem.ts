/** What went wrong in the browser's own dialog, in words. */
export function passkeyProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError") return "This device has a passkey for this account already.";
  if (name === "NotAllowedError") return "The browser's dialog was closed or took too long. Try again.";
  if (name === "SecurityError") return "Passkeys do not work at this address. Use the portal's own address.";
  return "This browser or device could not do that. Use another way.";
}
