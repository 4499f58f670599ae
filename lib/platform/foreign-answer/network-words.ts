const caAdvice =
  "Add the certificate of its CA to the file that NODE_EXTRA_CA_CERTS names and restart, or let the provider use a publicly trusted certificate.";
const chainAdvice = `${caAdvice} Or let the provider send the whole chain of its certificates.`;

/** Node's and OpenSSL's error codes in words, with what to do. */
const problems: Record<string, [what: string, advice: string]> = {
  ADDRESS_REFUSED: [
    "The address is not one that may be asked.",
    "Enter the address of the provider itself. Where it really announces addresses of an internal network, name that network in PROVIDER_NETWORKS.",
  ],
  ENOTFOUND: [
    "The name of this host does not exist.",
    "Check the spelling of the address, and that this machine's name server knows the name.",
  ],
  EAI_AGAIN: ["The name server did not answer.", "Check this machine's name servers, then try again."],
  ECONNREFUSED: [
    "Nothing listens on this port.",
    "Check the port in the address, and that the provider is running.",
  ],
  ECONNRESET: [
    "The connection was cut.",
    "Check that the address leads to the provider itself and that no firewall stands between.",
  ],
  EHOSTUNREACH: ["There is no way to this host.", "Check routes and firewalls between here and there."],
  ENETUNREACH: ["There is no way to this network.", "Check routes and firewalls between here and there."],
  ETIMEDOUT: ["The host does not answer.", "Check the address, and firewalls between here and there."],
  CERT_HAS_EXPIRED: ["The certificate has expired.", "Renew the certificate of the provider."],
  CERT_NOT_YET_VALID: [
    "The certificate is not valid yet.",
    "Check the clocks of this machine and of the provider.",
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    "The certificate belongs to another name.",
    "Use the name that the certificate is for, or get one for this name.",
  ],
  UNABLE_TO_GET_ISSUER_CERT: ["The certificate comes from a CA that is not trusted here.", caAdvice],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ["The certificate comes from a CA that is not trusted here.", caAdvice],
  SELF_SIGNED_CERT_IN_CHAIN: ["The certificate comes from a CA that is not trusted here.", caAdvice],
  DEPTH_ZERO_SELF_SIGNED_CERT: ["The certificate is self-signed and not trusted here.", caAdvice],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    "The certificate cannot be traced to a CA that is trusted here.",
    chainAdvice,
  ],
  CERT_REVOKED: ["The certificate has been revoked.", "Get a new certificate for the provider."],
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: [
    "It speaks only versions of TLS that are too old.",
    "Let the provider speak TLS 1.2 or 1.3.",
  ],
  ERR_SSL_WRONG_VERSION_NUMBER: [
    "The port answers, but not with TLS.",
    "Check the port: this one may be for plain http.",
  ],
};

const unknownProblem: [string, string] = [
  "The connection failed.",
  "Look at the provider's own log and at what stands between here and there.",
];

/** What an error of the network or of TLS means, and what to do about it. */
export function networkWords(code: string | null): { what: string; advice: string } {
  const [what, advice] = problems[code ?? ""] ?? unknownProblem;
  return { what: code ? `${what} (${code})` : what, advice };
}

/** The first code in a chain of causes; a time-out of our own counts as ETIMEDOUT. */
export function networkCode(thrown: unknown): string | null {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error.name === "TimeoutError" || error.name === "AbortError") return "ETIMEDOUT";
    const { code } = error as NodeJS.ErrnoException;
    if (code) return code === "EPROTO" ? (openSslCode(error.message) ?? code) : code;
  }
  return null;
}

/** OpenSSL's own reason, which Node gives in the words of a write that failed, as the code that it has elsewhere. */
function openSslCode(message: string): string | null {
  const reason = /:SSL routines:[^:]*:([a-z0-9 ]+):/i.exec(message)?.[1];
  return reason ? `ERR_SSL_${reason.toUpperCase().replaceAll(" ", "_")}` : null;
}
